/** What just happened, in one sentence: shown for a while, and said aloud. */
import { signal } from "@preact/signals";
import { announce } from "../../kit/components/Announcer";

export interface Notice { id: number; text: string; tone: "info" | "success" | "warning" }

export const notices = signal<readonly Notice[]>([]);
const lasts = 7000;
const atMost = 3;
let last = 0;

export function notice(text: string, tone: Notice["tone"] = "info"): void {
  last += 1;
  const id = last;
  notices.value = [...notices.value, { id, text, tone }].slice(-atMost);
  announce(text);
  setTimeout(() => dismiss(id), lasts);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((shown) => shown.id !== id);
}
