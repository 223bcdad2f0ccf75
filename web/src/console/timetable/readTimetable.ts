import { read } from "../../kit/api";
import type { NextBooking, Timetable } from "../../wire";

/** A week of one's own, from a day on (YYYY-MM-DD). */
export function readTimetable(from: string): Promise<Timetable> {
  return read<Timetable>(`/api/timetable?${new URLSearchParams({ from, days: "7" })}`);
}

export function readNextBooking(): Promise<NextBooking> {
  return read<NextBooking>("/api/timetable/next");
}
