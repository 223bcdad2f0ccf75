import { write } from "../../kit/api";
import type { AgencyDocument, AgencyForm } from "../../wire";

export function saveAgency(id: string, version: string, form: AgencyForm): Promise<AgencyDocument> {
  return write<AgencyDocument>("PUT", `/api/admin/agencies/${id}`, { version, form });
}
