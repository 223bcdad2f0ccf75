/** How much of a picture the way out can carry: less of it, then none; the sound goes on. And back again. Pure. */

export type Fit = "whole" | "small" | "none";

/** `low` is since when there was too little for it, `tries` how often more was tried lately; times in milliseconds. */
export interface Fitting { fit: Fit; since: number | null; low: number | null; tries: number }

export const unfitted: Fitting = { fit: "whole", since: null, low: null, tries: 0 };

/** Bits a second below which a picture is no use to anybody: 720 lines (VP8), 270 lines and the sound beside them. */
const floors = { whole: 450_000, small: 220_000 };
const narrower: Record<"whole" | "small", Fit> = { whole: "small", small: "none" };
const wider: Record<"none" | "small", Fit> = { none: "small", small: "whole" };
const patience = { whole: 2_000, small: 4_000 };
/** A browser's estimate starts low and climbs for a while. */
const grace = 4_000;
const firstRest = 5_000;
const longestRest = 120_000;
/** So long without a lack, and what failed before is forgotten. */
const steady = 60_000;

/** Fit the picture to what the browser thinks it can send (bits a second; null where nobody tells it). */
export function refit(before: Fitting, outgoing: number | null, at: number): Fitting {
  const fit = before.fit;
  if (fit === "none") return rested(before, at) ? widen(before, fit, at) : before;
  if (outgoing === null) return before;
  return before.since === null ? anew(before, at) : judged({ ...before, fit, since: before.since }, outgoing, at);
}

function judged(before: Fitting & { fit: "whole" | "small"; since: number }, outgoing: number, at: number): Fitting {
  const { fit } = before;
  const low = outgoing >= floors[fit] ? null : before.low ?? at;
  const now = { ...before, low };
  if (low !== null) return at - before.since >= grace && at - low >= patience[fit] ? narrow(now, fit, outgoing, at) : now;
  if (fit === "small") return rested(now, at) ? widen(now, fit, at) : now;
  return at - before.since >= steady ? { ...now, tries: 0 } : now;
}

/** A new line: what was thought of the old one is no measure for it. */
export function anew(before: Fitting, at: number): Fitting {
  return { ...before, since: at, low: null };
}

/** What a track of so many lines is cut down to. */
export function encoding(fit: Fit, lines: number): { maxBitrate: number; scaleResolutionDownBy: number } {
  if (fit === "whole") return { maxBitrate: 1_500_000, scaleResolutionDownBy: 1 };
  return { maxBitrate: 250_000, scaleResolutionDownBy: Math.max(1, lines / 270) };
}

function narrow(now: Fitting, fit: "whole" | "small", outgoing: number, at: number): Fitting {
  return { ...now, fit: narrower[fit], since: at, low: outgoing < floors.small ? at : null };
}

function widen(now: Fitting, fit: "none" | "small", at: number): Fitting {
  return { fit: wider[fit], since: at, low: null, tries: now.tries + 1 };
}

/** The longer, the more often it was in vain: nothing but trying tells whether there is room again. */
function rested({ since, tries }: Fitting, at: number): boolean {
  return at - (since ?? at) >= Math.min(firstRest * 2 ** tries, longestRest);
}
