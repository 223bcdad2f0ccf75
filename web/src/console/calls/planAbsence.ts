import { write } from "../../kit/api";
import type { Absence } from "../../wire";

export interface NewAbsence { id: string; starts_at: string; ends_at: string; reason: "leave" | "training" | "elsewhere"; replaced_by: string | null }

export function planAbsence(absence: NewAbsence): Promise<Absence> {
  return write<Absence>("POST", "/api/absences", absence);
}
