import { write } from "../../kit/api";
import type { AppointmentDecided, Decision } from "../../wire";

export type Verdict = Decision["outcome"];

export function decideAppointment(appointment: string, outcome: Verdict): Promise<AppointmentDecided> {
  return write<AppointmentDecided>("POST", `/api/appointments/${appointment}/outcome`, { outcome });
}
