/** What the board makes of its figures. Pure. */
import type { Board, BoardAdvisor } from "../wire";

export type Strain = "calm" | "long" | "very-long";

const long = 5 * 60_000;
const veryLong = 10 * 60_000;
const minuteApart = 60_000;

/** How hard a wait is to justify: after five minutes, and after ten. */
export function strainOf(ms: number): Strain {
  if (ms >= veryLong) return "very-long";
  return ms >= long ? "long" : "calm";
}

/** How hard a wait is to justify, by the part of its promise that is used: past all of it, and past twice as much. */
export function strainOfPromise(used: number): Strain {
  if (used >= 2) return "very-long";
  return used >= 1 ? "long" : "calm";
}

/** The part of the largest that this is, from 0 to 1; a bar that stands for something is never invisible. */
export function share(value: number, largest: number): number {
  return value <= 0 || largest <= 0 ? 0 : Math.max(0.02, Math.min(1, value / largest));
}

/** The first moment since when somebody waits; null when nobody does. */
export function oldest(board: Board): string | null {
  return board.queues.map(({ longest_since }) => longest_since).filter((moment) => moment !== null).sort()[0] ?? null;
}

/** Those who need a supervisor's eye first, then those who can help, then the rest. */
const order: readonly BoardAdvisor["state"][] = ["not_responding", "disconnected", "available", "busy", "full", "break", "away"];

export interface Group { state: BoardAdvisor["state"]; advisors: readonly BoardAdvisor[] }

export function byState(advisors: readonly BoardAdvisor[]): Group[] {
  return order
    .map((state) => ({ state, advisors: advisors.filter((advisor) => advisor.state === state).sort((a, b) => a.since.localeCompare(b.since)) }))
    .filter((group) => group.advisors.length > 0);
}

/** Whether to say the summary aloud: when the number changed, and not more than once a minute. */
export function worthSaying(now: number, said: { at: number; waiting: number }, waiting: number): boolean {
  return waiting !== said.waiting && now - said.at >= minuteApart;
}
