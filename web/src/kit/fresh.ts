/** Keep something read from the server fresh: at first, on each (re)connection, on waking, and by polling without a socket. */
import { signal, untracked, type ReadonlySignal } from "@preact/signals";
import { Refusal, isRefusal } from "./refusal";
import { onWake } from "./wake";

interface Sources {
  /** Read; true when there is more to read at once. */
  read: () => Promise<boolean>;
  connected: ReadonlySignal<boolean>;
  /** The server said no for good: reading stops. */
  refused: (refusal: Refusal) => void;
  /** Milliseconds between reads without a socket. */
  poll?: number;
  wake?: (look: () => void) => () => void;
  random?: () => number;
}

const usualPoll = 3000;
const slowPoll = 15_000;
/** The socket may drop anything without a word, so even a connected page looks now and then. */
const heartbeat = 60_000;

export class Fresh {
  /** Reads that failed since the last that worked. */
  readonly failures = signal(0);
  readonly #from: Sources;
  #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;
  #again = false;
  #running = false;

  constructor(from: Sources) {
    this.#from = from;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#stops = [
      (this.#from.wake ?? onWake)(() => this.now()),
      this.#from.connected.subscribe(() => untracked(() => this.now())),
    ];
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
  }

  /** Look at once. Asked in the middle of a read, it looks again after it: that read may have missed the news. */
  now(): void {
    if (!this.#running) return;
    if (this.#reading) this.#again = true;
    else void this.#look();
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#reading = true;
    const more = await this.#try();
    this.#reading = false;
    if (!this.#running) return;
    if (more || this.#again) {
      this.#again = false;
      void this.#look();
    } else {
      this.#timer = setTimeout(() => this.now(), this.#rest());
    }
  }

  async #try(): Promise<boolean> {
    try {
      const more = await this.#from.read();
      this.failures.value = 0;
      return more;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.passing) this.failures.value += 1;
      else this.#giveUp(error);
      return false;
    }
  }

  #giveUp(refusal: Refusal): void {
    this.stop();
    this.#from.refused(refusal);
  }

  #rest(): number {
    const random = (this.#from.random ?? Math.random)();
    const failures = this.failures.peek();
    const { connected, poll = usualPoll } = this.#from;
    const alone = Math.min(Math.max(slowPoll, poll), poll * 1.5 ** failures);
    const pace = connected.peek() && failures === 0 ? heartbeat : alone;
    return pace * (0.85 + 0.3 * random);
  }
}
