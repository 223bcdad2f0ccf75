import type { JSX } from "preact";
import { since } from "../../kit/clock";
import { stopwatch } from "../../kit/when";

interface TimerProps { from: string }

/** A running time; only this bit of the page is drawn again each second. */
export function Timer({ from }: TimerProps): JSX.Element {
  return <span class="figures">{stopwatch(since(from))}</span>;
}
