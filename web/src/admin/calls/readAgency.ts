import { read } from "../../kit/api";
import type { AgencyDocument } from "../../wire";

export function readAgency(id: string): Promise<AgencyDocument> {
  return read<AgencyDocument>(`/api/admin/agencies/${id}`);
}
