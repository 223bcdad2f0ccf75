import { read } from "../../kit/api";
import type { People } from "../../wire";

export function readPeople(agency: string): Promise<People> {
  return read<People>(`/api/admin/agencies/${agency}/people`);
}
