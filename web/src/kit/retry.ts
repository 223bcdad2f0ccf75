/** Wait before trying again: longer each time, and never all at once. */

interface Pace { first?: number; longest?: number; random?: () => number }

/** Milliseconds before try number `attempt` (0 is the first repeat): doubling, then half of it left to chance. */
export function backoff(attempt: number, { first = 400, longest = 8000, random = Math.random }: Pace = {}): number {
  const full = Math.min(longest, first * 2 ** attempt);
  return full / 2 + (full / 2) * random();
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
