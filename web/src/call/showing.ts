/** What each side lets the other see, in the words of the wire. */
import type { Showing } from "../kit/live";
import type { Call } from "./call";

/** What the other side is told of one's picture. */
export function pictured(call: Call): Showing["picture"] {
  const { screen, dark, soundOnly, local, fit } = call;
  if (!screen.peek() && (dark.peek() || soundOnly.peek() || !local.peek()?.getVideoTracks()[0])) return "none";
  if (fit.peek() === "none") return "held";
  return screen.peek() ? "screen" : "camera";
}

/** Of who is muted and unseen nothing arrives, and nothing is wrong. */
export function shows(other: Showing | null): boolean {
  return other !== null && (other.sound || other.picture === "camera" || other.picture === "screen");
}
