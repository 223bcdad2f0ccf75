/** What each side lets the other see, in the words of the wire. */
import type { Showing, Shown } from "../kit/live";
import type { Call } from "./call";

/** What is sent: silence while muted, and no picture to who does not look. */
export function sent(call: Call, kind: "audio" | "video"): MediaStreamTrack | null {
  const { muted, local, soundOnly, others, fit, screen, dark } = call;
  if (kind === "audio") return muted.peek() ? null : local.peek()?.getAudioTracks()[0] ?? null;
  if (soundOnly.peek() || !others.look.peek() || fit.peek() === "none") return null;
  return screen.peek() ?? (dark.peek() ? null : local.peek()?.getVideoTracks()[0] ?? null);
}

/** What the others are told of oneself. */
export function shown(call: Call): Shown {
  return {
    contact: call.id,
    sound: !call.muted.peek() && Boolean(call.local.peek()?.getAudioTracks()[0]),
    picture: pictured(call),
    looks: !call.soundOnly.peek(),
    writes: call.text.on.peek(),
    asks: call.asks.peek(),
  };
}

/** What the other side is told of one's picture. */
function pictured(call: Call): Showing["picture"] {
  const { screen, dark, soundOnly, local, fit } = call;
  if (!screen.peek() && (dark.peek() || soundOnly.peek() || !local.peek()?.getVideoTracks()[0])) return "none";
  if (fit.peek() === "none") return "held";
  return screen.peek() ? "screen" : "camera";
}

/** Of who is muted and unseen nothing arrives, and nothing is wrong. */
export function shows(other: Showing | null): boolean {
  return other !== null && (other.sound || other.picture === "camera" || other.picture === "screen");
}
