/** How long until the next try, in the words that fit: seconds while they can be watched, minutes beyond. Pure. */

export interface Pause { n: number; unit: "seconds" | "minutes" }

export function pauseUntil(due: number, now: number): Pause | null {
  const seconds = Math.ceil((due - now) / 1000);
  if (seconds <= 0) return null;
  return seconds <= 90 ? { n: seconds, unit: "seconds" } : { n: Math.ceil(seconds / 60), unit: "minutes" };
}
