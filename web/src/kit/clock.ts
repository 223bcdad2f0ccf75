/** The server's time on this page, whatever the phone believes. */
import { signal } from "@preact/signals";

let ahead = 0;

/** The time now, in milliseconds, by the server's clock. It ticks once a second for what reads it. */
export const time = signal(Date.now());

/** Learn the server's clock from a `now` that it sent. */
export function hear(now: string): void {
  ahead = Date.parse(now) - Date.now();
  time.value = Date.now() + ahead;
}

/** Begin to tick; the answer stops it. */
export function tick(): () => void {
  const beat = (): void => {
    time.value = Date.now() + ahead;
  };
  const timer = setInterval(beat, 1000);
  return () => clearInterval(timer);
}

export function since(moment: string): number {
  return Math.max(0, time.value - Date.parse(moment));
}

export function until(moment: string): number {
  return Math.max(0, Date.parse(moment) - time.value);
}
