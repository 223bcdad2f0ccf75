/** The times that can be booked, read a month at a time as far as somebody looks. */
import { computed, signal } from "@preact/signals";
import { isRefusal, type Refusal } from "../../kit/refusal";
import type { Diary, Slot, Slots } from "../../wire";
import { addDays, type Bounds, type Day } from "./grid";

export type ReadSlots = (from: string | null, days: number) => Promise<Slots>;

const atOnce = 31;
const furthest = 3 * atOnce - 1;

export class Times {
  readonly diaries = signal<readonly Diary[]>([]);
  readonly diary = signal<string | null>(null);
  readonly zone = signal("");
  readonly agencyZone = signal("");
  /** From the first day there is to the last that we look at; null before the first answer. */
  readonly bounds = signal<Bounds | null>(null);
  readonly readTo = signal<Day>("");
  readonly refusal = signal<Refusal | null>(null);
  readonly reading = signal(false);
  readonly #days = signal<ReadonlyMap<Day, readonly Slot[]>>(new Map());
  /** We know that no diary answers this. */
  readonly offersNothing = computed(() => this.bounds.value !== null && this.diaries.value.length === 0);
  /** What is free in the chosen diary, by day. */
  readonly days = computed(() => of(this.#days.value, this.diary.value));
  readonly #read: ReadSlots;
  #turn: Promise<void> = Promise.resolve();

  constructor(read: ReadSlots) {
    this.#read = read;
  }

  /** Read on until a day is known. */
  upTo(day: Day): void {
    this.#turn = this.#turn.then(() => this.#onTo(day));
  }

  start(): void {
    this.upTo("");
  }

  /** Read anew, as far as before: somebody was quicker. */
  again(): void {
    const far = this.readTo.peek();
    this.#turn = this.#turn.then(async () => {
      this.readTo.value = "";
      await this.#onTo(far);
    });
  }

  async #onTo(day: Day): Promise<void> {
    this.reading.value = true;
    this.refusal.value = null;
    try {
      while (this.#wants(day)) await this.#more();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.refusal.value = error;
    }
    this.reading.value = false;
  }

  #wants(day: Day): boolean {
    const done = this.readTo.peek();
    return done === "" || (done < day && done < (this.bounds.peek()?.last ?? ""));
  }

  async #more(): Promise<void> {
    const done = this.readTo.peek();
    const anew = done === "";
    const told = await this.#read(anew ? null : addDays(done, 1), atOnce);
    if (anew) this.#begin(told);
    const known = anew ? [] : [...this.#days.peek()];
    this.#days.value = new Map([...known, ...told.days.map(({ day, slots }) => [day, slots] as const)]);
    this.readTo.value = told.last;
  }

  #begin({ first, zone, agency_zone, diaries }: Slots): void {
    this.zone.value = zone;
    this.agencyZone.value = agency_zone;
    this.diaries.value = diaries;
    this.bounds.value = { first, last: addDays(first, furthest) };
    if (!diaries.some(({ id }) => id === this.diary.peek())) this.diary.value = diaries[0]?.id ?? null;
  }
}

function of(days: ReadonlyMap<Day, readonly Slot[]>, diary: string | null): ReadonlyMap<Day, readonly Slot[]> {
  const theirs = [...days].map(([day, slots]) => [day, slots.filter((slot) => slot.diary === diary)] as const);
  return new Map(theirs.filter(([, slots]) => slots.length > 0));
}
