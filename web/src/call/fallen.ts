/** What a call has gone on with by itself; each fall is told to the house once. */
import { signal } from "@preact/signals";
import type { Fall } from "../wire";
import type { Trouble } from "./cameras";
import { endure, fall, lack, untroubled } from "./falling";
import type { LineState } from "./line";
import { tellFall } from "./tellFall";

export class Falling {
  readonly fell = signal<Fall | null>(null);
  readonly #contact: string;
  #endured = untroubled;

  constructor(contact: string) {
    this.#contact = contact;
  }

  /** Look again after a while; the answer is what to go on with, where it cannot go on as it is. */
  look(line: LineState, { weak, soundOnly }: { weak: boolean; soundOnly: boolean }, span: number): Fall["to"] | null {
    this.#endured = endure(this.#endured, line, weak, span);
    const fell = fall(this.#endured, { soundOnly });
    if (!fell) return null;
    this.#endured = untroubled;
    this.fell.value = fell;
    tellFall(this.#contact, fell);
    return fell.to;
  }

  /** The browser did not give all; what it lacks is said where devices are chosen. */
  lacks(trouble: Trouble | null): void {
    if (trouble) tellFall(this.#contact, lack(trouble));
  }

  /** Somebody tries again. */
  forget(): void {
    this.#endured = untroubled;
    this.fell.value = null;
  }
}
