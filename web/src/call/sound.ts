/** What is heard, beside the page: it goes on while something else is looked at. */
import { signal } from "@preact/signals";

export class Sound {
  /** The browser wants a click before it plays. */
  readonly blocked = signal(false);
  readonly #playing = new Map<string, HTMLAudioElement>();

  /** Play these voices, by seat, and no others. */
  hear(voices: ReadonlyMap<string, MediaStream>): void {
    for (const [seat, audio] of this.#playing) {
      if (voices.get(seat) === audio.srcObject) continue;
      audio.srcObject = null;
      this.#playing.delete(seat);
    }
    for (const [seat, voice] of voices) {
      if (this.#playing.has(seat)) continue;
      const audio = new Audio();
      audio.srcObject = voice;
      this.#playing.set(seat, audio);
    }
    if (voices.size > 0) this.play();
  }

  play(): void {
    const all = [...this.#playing.values()].map((audio) => audio.play());
    Promise.all(all).then(() => { this.blocked.value = false; }, (error: unknown) => {
      this.blocked.value = error instanceof DOMException && error.name === "NotAllowedError";
    });
  }
}
