import { read, write } from "../../kit/api";
import type { Absences, PlannedAbsence } from "../../wire";

export function readAbsences(): Promise<Absences> {
  return read<Absences>("/api/admin/absences");
}

export function planAbsence(absence: PlannedAbsence): Promise<Absences> {
  return write<Absences>("POST", "/api/admin/absences", absence);
}

export function callOffAbsence(id: string): Promise<Absences> {
  return write<Absences>("POST", `/api/admin/absences/${id}/calling-off`);
}
