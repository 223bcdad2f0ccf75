import { read, write } from "../../kit/api";
import type { AppointmentDecided, CallBacksWatched, Decision } from "../../wire";

export function readCallBacks(): Promise<CallBacksWatched> {
  return read<CallBacksWatched>("/api/call-backs");
}

/** Give a booking whose hour has not come to a colleague. */
export function giveTo(booking: string, advisor: string): Promise<CallBacksWatched> {
  return write<CallBacksWatched>("PUT", `/api/appointments/${booking}/advisor`, { advisor });
}

/** Say what became of a booking. */
export function decide(booking: string, outcome: Decision["outcome"]): Promise<AppointmentDecided> {
  return write<AppointmentDecided>("POST", `/api/appointments/${booking}/outcome`, { outcome });
}
