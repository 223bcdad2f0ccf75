import { read, write } from "../../kit/api";
import type { NewPeak, Peaks } from "../../wire";

export function readPeaks(): Promise<Peaks> {
  return read<Peaks>("/api/admin/peaks");
}

export function announcePeak(peak: NewPeak): Promise<Peaks> {
  return write<Peaks>("POST", "/api/admin/peaks", peak);
}

export function endPeak(id: string): Promise<Peaks> {
  return write<Peaks>("POST", `/api/admin/peaks/${id}/end`);
}
