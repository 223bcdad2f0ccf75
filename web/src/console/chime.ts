/** A short sound when somebody is on offer: two notes. */
import { signal } from "@preact/signals";
import { sound } from "../kit/tone";

const key = "visavis.muted";
const notes = [659.25, 880];

export const muted = signal(recall());
let audio: AudioContext | null = null;

/** Browsers keep a page silent until its reader has touched it once: wake the sound at the first touch. */
export function tune(): void {
  const wake = (): void => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  for (const touch of ["pointerdown", "keydown"]) window.addEventListener(touch, wake, { once: true, capture: true });
}

export function chime(): void {
  if (muted.value || audio?.state !== "running") return;
  for (const [place, pitch] of notes.entries()) sound(audio.destination, pitch, audio.currentTime + place * 0.16);
}

/** Turning the sound on lets it be heard: that is also its test. */
export function mute(silent: boolean): void {
  muted.value = silent;
  try {
    localStorage.setItem(key, silent ? "1" : "0");
  } catch {
    // Forbidden by the browser: the choice lasts as long as the page.
  }
  chime();
}

function recall(): boolean {
  try {
    return localStorage.getItem(key) === "1";
  } catch {
    return false;
  }
}
