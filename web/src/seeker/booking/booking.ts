/** A seeker books: a time is kept for some minutes, a number is shown to be theirs, and it is settled. */
import { computed, signal } from "@preact/signals";
import { newId } from "../../kit/api";
import { language } from "../../kit/i18n";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { here } from "../../kit/zones";
import type { Appointment, Slot } from "../../wire";
import { nameTrouble } from "../introduction";
import { readAppointments } from "../readAppointments";
import { readSlots } from "../readSlots";
import { sayWhereIAm } from "../sayWhereIAm";
import { own } from "./calls/doors";
import { book, hold, keepLonger, lookAt, prove, sayWhere } from "./calls/hold";
import type { Way } from "./HowCalled";
import { reachOf } from "./reachOf";
import { Times } from "./times";

type Step = "time" | "known" | "reach" | "code" | "done";
type Wanted = Pick<Slot, "diary" | "starts_at">;

export class Booking {
  readonly times: Times;
  readonly appointment = signal<Appointment | null>(null);
  /** The time that was touched: being asked for, refused, or waiting for a name. */
  readonly wanted = signal<Wanted | null>(null);
  /** Known from an earlier visit; else it is asked. */
  readonly known: boolean;
  readonly name = signal("");
  readonly way = signal<Way>("tel");
  readonly number = signal("");
  readonly email = signal("");
  readonly code = signal("");
  readonly busy = signal(false);
  readonly refusal = signal<Refusal | null>(null);
  readonly wrongCode = signal(false);
  /** A code was sent; a demonstration tells it. */
  readonly #sent = signal(false);
  readonly demoCode = signal<string | null>(null);
  /** They want to be called otherwise than the last time. */
  readonly #otherwise = signal(false);
  readonly step = computed(() => stepOf(this.appointment.value, { sent: this.#sent.value, otherwise: this.#otherwise.value }));
  readonly #motive: string;
  #hold = newId();
  /** Where a newcomer is: the place of this device, or another that they chose. The house knows where everybody else is. */
  #zone = here();

  constructor(motive: string, name: string) {
    this.#motive = motive;
    this.known = name !== "";
    this.name.value = name;
    this.times = new Times((from, days) => readSlots(motive, { from, days, zone: this.#zone }));
  }

  /** Begin, or go on where one was: a reload loses nothing that is kept. */
  async start(): Promise<void> {
    if (this.known) await this.#try(() => this.#resume());
  }

  /** Keep a time; without a name it waits until there is one. */
  async pick(wanted: Wanted): Promise<void> {
    if (!same(wanted, this.wanted.peek())) this.#hold = newId();
    this.wanted.value = wanted;
    this.refusal.value = null;
    if (this.nameless()) return;
    await this.#try(async () => {
      this.#take(await hold({
        ...wanted, id: this.#hold, motive: this.#motive, language: language.peek(), zone: this.times.zone.peek(),
        name: this.known ? null : this.name.peek().trim(), continues: null,
      }));
      this.wanted.value = null;
    });
  }

  nameless(): boolean {
    return !this.known && nameTrouble(this.name.peek()) !== null;
  }

  longer(): Promise<void> {
    return this.#on(async ({ id }) => this.#take(await keepLonger(id)));
  }

  /** Say where to call; whose number is known already has booked by that. */
  reach(): Promise<void> {
    return this.#on(async ({ id }) => {
      const told = await sayWhere(id, reachOf(this));
      this.wrongCode.value = false;
      this.code.value = "";
      this.demoCode.value = told.code;
      this.#take(told.proven ? await book(id) : told);
      this.#sent.value = !told.proven;
    });
  }

  prove(): Promise<void> {
    return this.#on(async ({ id }) => {
      const told = await prove(id, this.code.peek().trim());
      this.wrongCode.value = !told.proven;
      this.#take(told.proven ? await book(id) : told);
    });
  }

  /** As the last time. */
  confirm(): Promise<void> {
    return this.#on(async ({ id }) => this.#take(await book(id)));
  }

  /** Another number, another address, or another way. */
  correct(): void {
    this.refusal.value = null;
    this.#otherwise.value = true;
    this.#sent.value = false;
  }

  /** See whether the code could be sent: nobody should wait for one that does not come. */
  readonly look = async (): Promise<void> => {
    const kept = this.appointment.peek();
    const told = kept && !this.busy.peek() ? await lookAt(kept) : null;
    if (told?.state === "held" && this.appointment.peek() === kept && !this.busy.peek()) this.#take(told);
  };

  /** Be elsewhere: the times are read anew, by the clocks there. */
  async elsewhere(zone: string): Promise<void> {
    await this.#try(async () => {
      if (this.known) await sayWhereIAm(zone);
      this.#zone = zone;
    });
    this.times.again();
  }

  /** Keep the same time once more, after the minutes are over. */
  keepAgain(): Promise<void> {
    const kept = this.appointment.peek();
    this.#leave();
    return kept?.diary ? this.pick({ diary: kept.diary.id, starts_at: kept.starts_at }) : Promise.resolve();
  }

  /** Choose another time; the one that was kept is free for others at once, and what was typed stays. */
  async rechoose(): Promise<void> {
    const kept = this.appointment.peek();
    this.#leave();
    if (kept) {
      await this.#try(async () => {
        await own(kept).cancel();
      });
    }
    this.refusal.value = null;
    this.times.again();
  }

  #leave(): void {
    this.appointment.value = null;
    this.wanted.value = null;
    this.#sent.value = this.#otherwise.value = false;
    this.#hold = newId();
  }

  #take(told: Appointment): void {
    this.appointment.value = told;
  }

  async #resume(): Promise<void> {
    const { appointments } = await readAppointments();
    const live = appointments.find(({ diary, motive, state }) => diary !== null && motive === this.#motive && ["held", "booked", "due"].includes(state));
    if (!live) return;
    this.way.value = live.way;
    this.#take(live);
  }

  #on(deed: (kept: Appointment) => Promise<void>): Promise<void> {
    const kept = this.appointment.peek();
    return kept ? this.#try(() => deed(kept)) : Promise.resolve();
  }

  async #try(deed: () => Promise<void>): Promise<void> {
    if (this.busy.peek()) return;
    this.busy.value = true;
    this.refusal.value = null;
    try {
      await deed();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.refusal.value = error;
      await this.#after(error.code);
    } finally {
      this.busy.value = false;
    }
  }

  /** Some refusals change what is to be shown. */
  async #after(code: string): Promise<void> {
    if (code === "slot_taken" || code === "id_taken") this.#hold = newId();
    if (code === "slot_taken") this.times.again();
    if (code === "hold_over" || code === "appointment_over") {
      this.#leave();
      this.times.again();
    }
    if (code === "already_booked") await this.#resume().catch(() => undefined);
  }
}

function stepOf(appointment: Appointment | null, { sent, otherwise }: { sent: boolean; otherwise: boolean }): Step {
  if (appointment === null || appointment.state === "lapsed") return "time";
  if (appointment.state !== "held") return "done";
  if (sent) return "code";
  return appointment.proven && !otherwise ? "known" : "reach";
}

function same(one: Wanted, other: Wanted | null): boolean {
  return one.diary === other?.diary && one.starts_at === other.starts_at;
}
