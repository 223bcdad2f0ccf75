/** The arithmetic of a month on paper: days are "2026-12-01", weeks begin on Monday. Pure; no clock, no zone. */

export type Day = string;
export interface Bounds { first: Day; last: Day }

const oneDay = 86_400_000;

export function addDays(day: Day, n: number): Day {
  return keyOf(Date.parse(day) + n * oneDay);
}

/** The same day of another month; the last of it where that month is shorter. */
export function addMonths(day: Day, n: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastThere = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  return keyOf(Date.UTC(year, month - 1 + n, Math.min(date, lastThere)));
}

/** "2026-12". */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** 0 = Monday. */
export function weekdayOf(day: Day): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/** The weeks that a month touches, whole: the first and the last have days of its neighbours. */
export function weeksOf(day: Day): Day[][] {
  const first = `${monthOf(day)}-01`;
  const monday = addDays(first, -weekdayOf(first));
  const end = addDays(addMonths(first, 1), -1);
  const weeks = Math.ceil((weekdayOf(first) + Number(end.slice(8))) / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_, n) => addDays(monday, week * 7 + n)));
}

export function within({ first, last }: Bounds, day: Day): Day {
  if (day < first) return first;
  return day > last ? last : day;
}

const steps: Readonly<Record<string, (day: Day) => Day>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, -weekdayOf(day)),
  End: (day) => addDays(day, 6 - weekdayOf(day)),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** Where a key leads in the grid (WAI-ARIA APG, date picker), never out of bounds; null for a key that means nothing here. */
export function led(key: string, day: Day, bounds: Bounds): Day | null {
  const step = steps[key];
  return step ? within(bounds, step(day)) : null;
}

function keyOf(moment: number): Day {
  return new Date(moment).toISOString().slice(0, 10);
}
