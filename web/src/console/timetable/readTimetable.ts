import { read } from "../../kit/api";
import type { NextBooking, Timetable } from "../../wire";

/** Days of one's own, from one on (YYYY-MM-DD). */
export function readTimetable(from: string, days: number): Promise<Timetable> {
  return read<Timetable>(`/api/timetable?${new URLSearchParams({ from, days: String(days) })}`);
}

export function readNextBooking(): Promise<NextBooking> {
  return read<NextBooking>("/api/timetable/next");
}
