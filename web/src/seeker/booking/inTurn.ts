/** Call me when it is my turn: the place is the conversation's until the number is shown to be theirs, then the call's. */
import { signal } from "@preact/signals";
import { newId } from "../../kit/api";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { here } from "../../kit/zones";
import type { Appointment } from "../../wire";
import { askForCall } from "./calls/askForCall";
import { book, lookAt, prove, sayWhere } from "./calls/hold";
import type { Way } from "./HowCalled";
import type { Reaching } from "./Reach";
import { reachOf } from "./reachOf";

export class InTurn implements Reaching {
  readonly appointment = signal<Appointment | null>(null);
  readonly way = signal<Way>("tel");
  readonly number = signal("");
  readonly email = signal("");
  readonly code = signal("");
  readonly busy = signal(false);
  readonly refusal = signal<Refusal | null>(null);
  readonly wrongCode = signal(false);
  readonly demoCode = signal<string | null>(null);
  /** A code was sent. */
  readonly sent = signal(false);
  /** A number is known to be theirs, and they want no other. */
  readonly known = signal(false);
  readonly #contact: string;
  readonly #goOn: (contact: string) => void;
  /** The same for each try: two clicks are one request. */
  #id = newId();

  constructor(contact: string, goOn: (contact: string) => void) {
    this.#contact = contact;
    this.#goOn = goOn;
  }

  start(): Promise<void> {
    return this.#try(() => this.#ask());
  }

  reach(): Promise<void> {
    return this.#try(async () => {
      const told = await sayWhere(this.#id, reachOf(this));
      this.wrongCode.value = false;
      this.code.value = "";
      this.demoCode.value = told.code;
      this.appointment.value = told;
      this.sent.value = !told.proven;
      if (told.proven) await this.#wait();
    });
  }

  prove(): Promise<void> {
    return this.#try(async () => {
      const told = await prove(this.#id, this.code.peek().trim());
      this.wrongCode.value = !told.proven;
      if (told.proven) await this.#wait();
    });
  }

  /** The number that is known. */
  confirm(): Promise<void> {
    return this.#try(() => this.#wait());
  }

  correct(): void {
    this.refusal.value = null;
    this.known.value = false;
    this.sent.value = false;
  }

  readonly look = async (): Promise<void> => {
    const kept = this.appointment.peek();
    const told = kept && !this.busy.peek() ? await lookAt(kept) : null;
    if (told?.state === "held" && this.appointment.peek() === kept && !this.busy.peek()) this.appointment.value = told;
  };

  async #ask(): Promise<void> {
    const told = await askForCall(this.#contact, { id: this.#id, zone: here() });
    this.appointment.value = told;
    this.known.value = told.proven;
  }

  async #wait(): Promise<void> {
    const { contact } = await book(this.#id);
    if (contact !== null) this.#goOn(contact);
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
      if (error.code === "hold_over" || error.code === "appointment_over") await this.#again();
    } finally {
      this.busy.value = false;
    }
  }

  /** Ten minutes have gone by: one asks anew, and what was typed stays. */
  async #again(): Promise<void> {
    this.#id = newId();
    this.sent.value = false;
    await this.#ask().catch(() => undefined);
  }
}
