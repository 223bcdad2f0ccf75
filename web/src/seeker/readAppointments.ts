import { read } from "../kit/api";
import type { Appointments } from "../wire";

export function readAppointments(): Promise<Appointments> {
  return read<Appointments>("/api/appointments");
}
