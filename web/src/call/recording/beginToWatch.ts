import { write } from "../../kit/api";
import type { Viewing } from "../../wire";

export function beginToWatch(recording: string, id: string, reason: string): Promise<Viewing> {
  return write<Viewing>("POST", `/api/recordings/${recording}/viewings`, { id, reason });
}

/** Where a film is played from: for two hours, and by whoever gave the reason alone. */
export function filmOf(viewing: Viewing, seat: string): string {
  return `/api/viewings/${viewing.id}/films/${seat}`;
}
