/** How much of a time limit is left, and when to say so. Pure. */

const worthSaying = [20, 10, 5];

/** Whole seconds left, never below nought. */
export function secondsLeft(due: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(due) - now) / 1000));
}

/** From 1 (all of it left) to 0. */
export function shareLeft(from: string, due: string, now: number): number {
  const whole = Date.parse(due) - Date.parse(from);
  return whole > 0 ? Math.min(1, Math.max(0, (Date.parse(due) - now) / whole)) : 0;
}

/** The mark to say aloud when time passed from `before` to `after` seconds left, or null: a screen reader that counts is a torment. */
export function markPassed(before: number, after: number, marks: readonly number[] = worthSaying): number | null {
  return [...marks].sort((a, b) => a - b).find((mark) => after <= mark && mark < before) ?? null;
}
