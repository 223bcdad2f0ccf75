/** How the calls of a while divide, for a bar and for words. Pure. */
import type { CallsCounted } from "../../wire";

export type Went = Exclude<keyof CallsCounted, "calls">;
/** How it came out, from well to ill: colours follow it, and words say it. */
export type Tone = "well" | "so" | "less" | "ill" | "unknown";
export interface Part { went: Went; calls: number; share: number; tone: Tone }

const order: readonly (readonly [Went, Tone])[] = [
  ["first_try", "well"], ["again", "so"], ["fell_back", "less"],
  ["failed_theirs", "ill"], ["failed_ours", "ill"], ["failed_both", "ill"], ["untold", "unknown"],
];

/** What there is any of, in that order; shares in percent. */
export function parts(counted: CallsCounted): Part[] {
  return order.map(([went, tone]) => ({ went, tone, calls: counted[went], share: shareOf(counted[went], counted.calls) })).filter(({ calls }) => calls > 0);
}

/** The percentage of those of which something was told; null of nothing. */
export function firstTry({ first_try, calls, untold }: CallsCounted): number | null {
  return calls === untold ? null : Math.round(shareOf(first_try, calls - untold));
}

export function shareOf(some: number, all: number): number {
  return all === 0 ? 0 : (100 * some) / all;
}
