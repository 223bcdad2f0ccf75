/** What is written character by character (as T.140 has it): each news is the whole line, so a lost one costs nothing. */
import { signal } from "@preact/signals";
import { newId } from "../kit/api";
import type { Live, Seat, Writing } from "../kit/live";
import { device } from "../kit/store";

export interface Line { by: Seat; line: string; words: string }

/** ITU-T T.140 and RFC 4103 gather what is typed for 0.3 s. */
const every = 300;
const longest = 1000;
const kept = "visavis.writes";

export class Text {
  /** Off until somebody wants it; remembered on this device. */
  readonly on = signal(device.get(kept) === "yes");
  readonly words = signal("");
  readonly others = signal<readonly Line[]>([]);
  readonly #live: Live;
  readonly #contact: string;
  readonly #keep: (id: string, body: string) => Promise<unknown>;
  #line = newId();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(contact: string, live: Live, keep: (id: string, body: string) => Promise<unknown>) {
    this.#contact = contact;
    this.#live = live;
    this.#keep = keep;
  }

  start(): () => void {
    const stops = [
      this.#live.hear("writing", (news) => { if (news.contact === this.#contact) this.#hears(news); }),
      this.#live.hear("call", ({ contact, state, seat }) => {
        if (contact !== this.#contact || seat === null) return;
        if (state === "gone") this.#leaves(seat);
        else if (state === "here" && this.words.peek()) this.again();
      }),
      // What is kept stands in the conversation.
      this.#live.hear("entry", ({ id }) => { this.others.value = this.others.peek().filter(({ line }) => line !== id); }),
    ];
    return () => {
      clearTimeout(this.#timer);
      stops.forEach((stop) => stop());
    };
  }

  turn(on: boolean): void {
    this.on.value = on;
    device.set(kept, on ? "yes" : null);
    if (!on) this.write("");
  }

  write(words: string): void {
    this.words.value = words.slice(0, longest);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.again();
    }, every);
  }

  /** Say again what stands there: somebody has come, or come back. */
  again(): void {
    this.#live.writing({ contact: this.#contact, line: this.#line, words: this.words.peek() });
  }

  /** The line is finished: it is kept like any other. */
  async finish(): Promise<void> {
    const words = this.words.peek().trim();
    if (!words) return;
    const line = this.#line;
    this.again();
    this.#line = newId();
    this.words.value = "";
    await this.#keep(line, words);
    // Words that were overtaken by what is kept would stand there for ever.
    this.again();
  }

  #leaves(seat: Seat): void {
    this.others.value = this.others.peek().filter(({ by }) => by !== seat);
  }

  #hears({ by, line, words }: Writing): void {
    const rest = this.others.peek().filter((each) => each.by !== by);
    this.others.value = words ? [...rest, { by, line, words }] : rest;
  }
}
