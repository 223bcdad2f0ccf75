import { read } from "../../kit/api";
import type { PersonDocument } from "../../wire";

export function readPerson(id: string): Promise<PersonDocument> {
  return read<PersonDocument>(`/api/admin/people/${id}`);
}
