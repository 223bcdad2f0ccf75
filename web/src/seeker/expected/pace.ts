/** How often a page that waits says that it is there, and when it has to do so next. */
import type { Expected } from "../../wire";

const near = 15 * 60_000;

/** Milliseconds: every three seconds near the hour, for a call may come; seldom before. */
export function pace(told: Pick<Expected, "standing" | "at"> | null, now: number): number {
  if (told?.standing === "early" && Date.parse(told.at) - now > near) return 30_000;
  return told?.standing === "over" ? 60_000 : 3000;
}

/**
 * Do it after a while, also in a page that nobody looks at: there, browsers let a timer wait for up to a minute, but
 * not the end of a sound, were it of silence.
 */
export function after(ms: number, audio: AudioContext | null, act: () => void): () => void {
  if (audio?.state !== "running") {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  }
  const silence = new ConstantSourceNode(audio, { offset: 0 });
  silence.connect(audio.destination);
  silence.onended = act;
  silence.start();
  silence.stop(audio.currentTime + ms / 1000);
  return () => { silence.onended = null; silence.stop(); };
}
