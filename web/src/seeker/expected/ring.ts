/** The ring: two notes, twice, every three seconds, until it is answered. */
import { sound } from "../../kit/tone";

const notes = [587.33, 783.99];
const every = 3;

export class Ring {
  /** A browser keeps a page silent until its reader has touched it: it is opened in a click. */
  audio: AudioContext | null = null;
  #out: GainNode | null = null;

  /** In a click: let the page be heard from now on, and sound once. */
  async tune(): Promise<void> {
    this.audio ??= new AudioContext();
    await this.audio.resume();
    this.#sound(1);
  }

  get audible(): boolean {
    return this.audio?.state === "running";
  }

  /** All of it is written down at once: a timer would be late in a page that nobody looks at. */
  start(seconds: number): void {
    this.stop();
    if (this.audible) this.#sound(Math.ceil(seconds / every));
    if ("vibrate" in navigator) navigator.vibrate([400, 200, 400, 2000, 400, 200, 400]);
  }

  stop(): void {
    this.#out?.disconnect();
    this.#out = null;
    if ("vibrate" in navigator) navigator.vibrate(0);
  }

  close(): void {
    this.stop();
    void this.audio?.close();
    this.audio = null;
  }

  #sound(times: number): void {
    if (!this.audio) return;
    this.#out = new GainNode(this.audio);
    this.#out.connect(this.audio.destination);
    for (let nth = 0; nth < times; nth += 1) {
      for (const [place, pitch] of [...notes, ...notes].entries()) {
        sound(this.#out, pitch, this.audio.currentTime + nth * every + place * 0.22, { loud: 0.3, lasts: 0.4 });
      }
    }
  }
}
