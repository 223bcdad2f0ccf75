/** Where a time stands in the picture of a week. Pure. */
import type { DayDrawn, SlotDrawn } from "../../wire";

export interface Bounds { from: number; to: number }

/** The hours that the picture shows, in minutes since midnight: from the first that is open to the last, by whole hours. */
export function boundsOf(days: readonly DayDrawn[]): Bounds {
  const spans = days.flatMap(({ hours }) => hours.map((span) => span.split("-").map(minutesOf)));
  if (spans.length === 0) return { from: 8 * 60, to: 18 * 60 };
  const from = Math.min(...spans.map(([start = 0]) => start));
  const to = Math.max(...spans.map(([, end = 0]) => end));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** How far down and how tall, in percent. */
export function placeOf(from: number, to: number, bounds: Bounds): { top: number; height: number } {
  const whole = bounds.to - bounds.from;
  return { top: ((from - bounds.from) / whole) * 100, height: ((to - from) / whole) * 100 };
}

export function minutesOf(wall: string): number {
  const [hours = 0, minutes = 0] = wall.split(":").map(Number);
  return hours * 60 + minutes;
}

export function fullness(slot: SlotDrawn, seats: number): "free" | "some" | "taken" {
  if (slot.free === 0) return "taken";
  return slot.free < seats ? "some" : "free";
}
