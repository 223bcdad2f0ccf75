/** Whether what a page shows is live: said only once it has lasted, for a socket blinks. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";

/** Live by the socket; read again and again without it; or not even that. */
export type Link = "live" | "slow" | "lost";

const blink = 3000;

export class Steadiness {
  readonly link: ReadonlySignal<Link>;
  readonly #connected: ReadonlySignal<boolean>;
  readonly #blinked = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;

  constructor(connected: ReadonlySignal<boolean>, failures: ReadonlySignal<number>) {
    this.#connected = connected;
    this.link = computed(() => {
      if (failures.value > 0) return "lost";
      return this.#blinked.value ? "slow" : "live";
    });
  }

  start(): void {
    this.#stop = effect(() => {
      clearTimeout(this.#timer);
      if (this.#connected.value) this.#blinked.value = false;
      else this.#timer = setTimeout(() => { this.#blinked.value = true; }, blink);
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
  }
}
