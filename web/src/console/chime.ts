/** A short sound when somebody is on offer: two notes made here, so no file has to arrive in time. */
import { signal } from "@preact/signals";

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
  const { currentTime: now, destination } = audio;
  for (const [place, pitch] of notes.entries()) {
    const tone = new OscillatorNode(audio, { type: "sine", frequency: pitch });
    const loudness = new GainNode(audio, { gain: 0 });
    const start = now + place * 0.16;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.22, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.55);
    tone.connect(loudness).connect(destination);
    tone.start(start);
    tone.stop(start + 0.6);
  }
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
