/** Films that began together are played together: the first leads, the others are brought back to where it is. */
import { signal } from "@preact/signals";

/** Nobody sees less; more is seen on the lips. */
const apart = 0.15;

export class Reel {
  readonly at = signal(0);
  readonly length = signal(0);
  readonly playing = signal(false);
  readonly troubled = signal(false);
  #films: HTMLVideoElement[] = [];

  /** Take the films in hand; the answer lets go of them. */
  play(films: HTMLVideoElement[]): () => void {
    this.#films = films;
    const [first] = films;
    const moved = (): void => this.#follow();
    const measured = (): void => { this.length.value = Math.max(...films.map(({ duration }) => duration || 0)); };
    const over = (): void => { this.playing.value = false; };
    const lost = (): void => { this.troubled.value = true; };
    first?.addEventListener("timeupdate", moved);
    first?.addEventListener("ended", over);
    films.forEach((film) => {
      film.addEventListener("loadedmetadata", measured);
      film.addEventListener("error", lost);
    });
    return () => {
      films.forEach((film) => {
        film.pause();
        film.removeEventListener("loadedmetadata", measured);
        film.removeEventListener("error", lost);
      });
      first?.removeEventListener("timeupdate", moved);
      first?.removeEventListener("ended", over);
    };
  }

  turn(): void {
    this.playing.value = !this.playing.peek();
    for (const film of this.#films) {
      if (this.playing.peek()) void film.play().catch(() => { this.playing.value = false; });
      else film.pause();
    }
  }

  go(at: number): void {
    this.at.value = at;
    this.#films.forEach((film) => { film.currentTime = at; });
  }

  #follow(): void {
    const [first, ...others] = this.#films;
    if (!first || first.seeking) return;
    this.at.value = first.currentTime;
    others.filter((film) => !film.seeking && Math.abs(film.currentTime - first.currentTime) > apart).forEach((film) => { film.currentTime = first.currentTime; });
  }
}
