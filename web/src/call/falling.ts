/** What a call goes on with where it cannot go on as it is: the picture goes first, then the line; the words stay. Pure. */
import type { Fall } from "../wire";
import type { Trouble } from "./cameras";
import type { LineState } from "./line";

/** For how long, in ms, there has been no line although one is wanted, and too little through the one there is. */
export interface Endured { without: number; weak: number }

export const untroubled: Endured = { without: 0, weak: 0 };

/** Nobody stays longer before a picture that does not come. */
export const patience = 20_000;

/** Add a while: counted, not measured, so that a laptop that slept has not waited. */
export function endure(before: Endured, line: LineState, weak: boolean, span: number): Endured {
  if (line === "down") return untroubled;
  if (line !== "up") return { without: before.without + span, weak: 0 };
  return { without: 0, weak: weak ? before.weak + span : 0 };
}

/** What to go on with, if not as before: without a line in writing, on a weak one with the sound alone. */
export function fall({ without, weak }: Endured, { soundOnly }: { soundOnly: boolean }): Fall | null {
  if (without >= patience) return { to: "writing", why: "no_line" };
  if (weak >= patience && !soundOnly) return { to: "sound", why: "weak" };
  return null;
}

/** What to go on with where a browser does not give all: who has a microphone is heard, who has none writes. */
export function lack(trouble: Trouble): Fall {
  return { to: trouble === "no_camera" || trouble === "camera_denied" ? "sound" : "writing", why: trouble === "camera_denied" ? "denied" : trouble };
}
