/** Waiting to be called: the page says that it is there, rings, and is answered. */
import { effect, signal, untracked } from "@preact/signals";
import { Voice } from "../../call/voice";
import * as clock from "../../kit/clock";
import { Deed } from "../../kit/deed";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { tab } from "../../kit/store";
import { onWake } from "../../kit/wake";
import type { Expected, Here } from "../../wire";
import { caller } from "../place";
import type { Bell } from "./bell";
import { after, pace } from "./pace";
import { Ring } from "./ring";

/** Which call this page has answered: it comes back to it after a reload. */
const here = "visavis.answered";

export class Waiting {
  readonly told = signal<Expected | null>(null);
  /** How often in a row nobody heard us. */
  readonly failures = signal(0);
  readonly refused = signal<Refusal | null>(null);
  readonly microphone = signal<Here["microphone"]>("untried");
  readonly tried = signal(false);
  /** The call was answered on another page of theirs. */
  readonly elsewhere = signal(false);
  readonly answering = new Deed();
  readonly voice: Voice;
  readonly ring = new Ring();
  readonly #bell: Bell;
  #stops: (() => void)[] = [];
  #next: (() => void) | null = null;
  #hearing = false;
  /** There was news while it was read: that may not be in it. */
  #again = false;
  #over = false;

  constructor(bell: Bell) {
    this.#bell = bell;
    this.voice = new Voice(() => bell.entrance(), () => this.now(), (report) => bell.report(report));
  }

  start(): void {
    const { live } = this.#bell;
    this.#stops = [
      onWake(() => this.now()),
      live.hear("call_back", () => this.now()),
      effect(() => { if (live.connected.value) untracked(() => this.now()); }),
      effect(() => this.#rings(this.told.value)),
      effect(() => this.#finds()),
    ];
    void live.open();
    this.now();
  }

  stop(): void {
    this.#over = true;
    this.#next?.();
    this.#stops.forEach((stop) => stop());
    this.#bell.live.close();
    caller.value = null;
    this.ring.close();
    this.voice.stop();
  }

  /** In a click: the microphone and the ring are tried together. */
  async try(): Promise<void> {
    await Promise.all([this.ring.tune(), this.voice.prepare()]);
    this.tried.value = true;
  }

  heardMyself(): void {
    this.microphone.value = "works";
    this.now();
  }

  async answer(): Promise<void> {
    const call = this.told.peek()?.call;
    if (!call) return;
    // Before anything is awaited: the microphone and the sound are given for a click.
    void this.voice.prepare();
    const answered = await this.answering.do(async () => {
      const told = await this.#bell.answer(call);
      tab.set(here, call);
      this.#take(told);
    });
    if (!answered) this.now();
  }

  /** Go on here with a call that was answered on another page: two pages would take the one seat from each other. */
  async takeOver(): Promise<void> {
    tab.set(here, this.told.peek()?.call ?? null);
    this.elsewhere.value = false;
    await this.voice.enter();
  }

  now(): void {
    if (this.#hearing) this.#again = true;
    else if (!this.#over) void this.#hear();
  }

  async #hear(): Promise<void> {
    this.#next?.();
    this.#hearing = true;
    try {
      this.#take(await this.#bell.hear(this.microphone.peek()));
      this.failures.value = 0;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (!error.passing) this.refused.value = error;
      this.failures.value += 1;
    } finally {
      this.#hearing = false;
    }
    if (this.#over || this.refused.peek()) return;
    const again = this.#again;
    this.#again = false;
    if (again) void this.#hear();
    else this.#next = after(pace(this.told.peek(), clock.time.peek()), this.ring.audio, () => this.now());
  }

  #take(told: Expected): void {
    clock.hear(told.now);
    this.told.value = told;
    this.elsewhere.value = told.standing === "talking" && tab.get(here) !== told.call;
    if (told.standing === "talking" && !this.elsewhere.peek()) this.#enterOnce(told.call);
    if (told.standing === "over") this.voice.rest();
  }

  /** Whoever has hung up is not called back in by the next look. */
  #enterOnce(call: string | null): void {
    if (call === this.#entered) return;
    this.#entered = call;
    void this.voice.enter();
  }

  #entered: string | null = null;
  #ringing: string | null = null;

  /** Once for each call, however often it is read. */
  #rings(told: Expected | null): void {
    const call = told?.standing === "ringing" ? told.call : null;
    if (call === this.#ringing) return;
    this.#ringing = call;
    untracked(() => {
      caller.value = call ? told?.advisor ?? "" : null;
      if (call && told?.until) this.ring.start((Date.parse(told.until) - clock.time.peek()) / 1000);
      else this.ring.stop();
    });
  }

  #finds(): void {
    const trouble = this.voice.trouble.value;
    if (!trouble) return;
    untracked(() => {
      this.microphone.value = trouble === "denied" ? "refused" : "missing";
      this.now();
    });
  }
}
