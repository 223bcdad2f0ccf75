/** Who else is in a call, what each shows, and who is at the door. */
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from "@preact/signals";
import type { CallNews, Seat, Showing } from "../kit/live";
import { isRefusal } from "../kit/refusal";
import type { Company } from "../wire";

export type Presence = "here" | "silent" | "gone";

const nobody: Company = { people: [], guests: [] };
/** News may be lost: who is there is read, too. */
const readEvery = 15_000;

export class Others {
  readonly company = signal<Company>(nobody);
  readonly showing = signal<ReadonlyMap<Seat, Showing>>(new Map());
  readonly presence = signal<ReadonlyMap<Seat, Presence>>(new Map());
  readonly #own: Signal<Seat | null>;
  readonly #read: () => Promise<Company>;
  /** Everybody but oneself, who has not left. */
  readonly seats = computed(() => this.company.value.people.map(({ seat }) => seat).filter((seat) => seat !== this.#own.value));
  readonly #there = computed(() => [...this.showing.value].filter(([seat]) => this.seats.value.includes(seat)).map(([, showing]) => showing));
  /** Whether anybody wants to see a picture; until somebody says no, they do. */
  readonly look = computed(() => this.#there.value.length === 0 || this.#there.value.some(({ looks }) => looks));
  readonly writes = computed(() => this.#there.value.some(({ writes }) => writes));
  readonly asked = computed(() => this.showing.value.get("advisor")?.asks ?? false);

  constructor(own: Signal<Seat | null>, read: () => Promise<Company>) {
    this.#own = own;
    this.#read = read;
  }

  start(): () => void {
    void this.lookAgain();
    return every(readEvery, () => this.lookAgain());
  }

  async lookAgain(): Promise<void> {
    try {
      this.company.value = await this.#read();
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  name(seat: Seat): string {
    return this.company.value.people.find((each) => each.seat === seat)?.name ?? "";
  }

  kind(seat: Seat | null): "interpreter" | "relay" | "companion" | null {
    return this.company.value.people.find((each) => each.seat === seat)?.kind ?? null;
  }

  hears({ state, seat }: CallNews): void {
    if (state === "guests") void this.lookAgain();
    if (!seat || (state !== "here" && state !== "silent" && state !== "gone")) return;
    this.presence.value = new Map(this.presence.peek()).set(seat, state);
  }

  sees(showing: Showing): void {
    this.showing.value = new Map(this.showing.peek()).set(showing.by, showing);
  }
}

/** Act when one of these changes; the answer stops it. */
export function onChange(signals: readonly ReadonlySignal<unknown>[], act: () => void): () => void {
  return effect(() => {
    signals.forEach((each) => each.value);
    untracked(act);
  });
}

/** Act again and again; the answer stops it. */
export function every(milliseconds: number, act: () => Promise<void>): () => void {
  const timer = setInterval(() => void act(), milliseconds);
  return () => clearInterval(timer);
}
