import { read } from "../api";
import type { Happened } from "../../wire";

/** What happened to an appointment, in order. */
export function readHappenings(appointment: string): Promise<Happened> {
  return read<Happened>(`/api/appointments/${appointment}/happenings`);
}
