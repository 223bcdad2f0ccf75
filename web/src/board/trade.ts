/** The figures of the trade, from what the server counted. Pure; null where there is nothing to divide by. */
import type { BoardQueue, Today } from "../wire";

/** Answered within the promise ÷ answered. */
export function serviceOfAnswered({ answered, answered_in_time }: Today): number | null {
  return percent(answered_in_time, answered);
}

/** Answered or left within the promise ÷ all who were answered or left. */
export function serviceOfAll({ answered, answered_in_time, abandoned, abandoned_in_time }: Today): number | null {
  return percent(answered_in_time + abandoned_in_time, answered + abandoned);
}

/** Left before anybody answered ÷ all who were answered or left. */
export function abandonment({ answered, abandoned }: Today): number | null {
  return percent(abandoned, answered + abandoned);
}

/** Units in use ÷ units of those on duty. */
export function occupancy({ units, units_used }: BoardQueue): number | null {
  return percent(units_used, units);
}

/** Whole percents, rounded down: 99.6 % of the promises kept is not all of them. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 100) / whole);
}
