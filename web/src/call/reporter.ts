/** Tells the house how the call goes: soon after it began, each half minute, and when it is left. Losing one loses little. */
import { effect, signal } from "@preact/signals";
import { newId } from "../kit/api";
import type { NewReport } from "../wire";
import type { Line } from "./line";
import { blank, counted, failed, mended, type Logbook } from "./logbook";
import type { Counted, Quality } from "./quality";
import type { Fit } from "./fitting";
import { reportCall } from "./reportCall";

const soon = 4_000;
const every = 30_000;

export class Reporter {
  readonly #id = newId();
  readonly #book = signal<Logbook>(blank);
  readonly #line: Line;
  readonly #report: (report: NewReport) => void;
  #told: Logbook = blank;
  /** Since when there is no line, while one is wanted. */
  #without: number | null = null;

  constructor(line: Line, report: (report: NewReport) => void) {
    this.#line = line;
    this.#report = report;
  }

  /** For a side that is signed in. */
  static of(contact: string, line: Line): Reporter {
    return new Reporter(line, (report) => reportCall(contact, report));
  }

  /** Begin; return what ends it. */
  start(): () => void {
    const first = setTimeout(() => this.tell(), soon);
    const again = setInterval(() => this.tell(), every);
    const leaving = (): void => this.tell();
    window.addEventListener("pagehide", leaving);
    const watching = [
      effect(() => this.#changed(this.#line.state.value)),
      effect(() => { if (this.#line.failures.value > 0) this.#book.value = failed(this.#book.peek()); }),
    ];
    return () => {
      clearTimeout(first);
      clearInterval(again);
      window.removeEventListener("pagehide", leaving);
      watching.forEach((stop) => { stop(); });
      this.tell();
    };
  }

  count(before: Counted | null, now: Counted, quality: Quality | null, fit: Fit): void {
    this.#book.value = counted(this.#book.peek(), before, now, quality, fit);
  }

  /** Tell what is new. */
  tell(): void {
    const book = this.#book.peek();
    if (book === this.#told) return;
    this.#told = book;
    this.#report({ id: this.#id, ...book });
  }

  #changed(state: string): void {
    const now = performance.now();
    const book = this.#book.peek();
    if (state === "joining" || state === "interrupted") this.#without ??= now;
    if (state === "up" && this.#without !== null) {
      const waited = now - this.#without;
      this.#book.value = book.joined === null ? { ...book, joined: Math.round(waited) } : mended(book, waited);
    }
    if (state === "up" || state === "down") this.#without = null;
  }
}
