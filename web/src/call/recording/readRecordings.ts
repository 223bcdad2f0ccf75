import { read } from "../../kit/api";
import type { Recordings } from "../../wire";

export function readRecordings(contact: string): Promise<Recordings> {
  return read<Recordings>(`/api/contacts/${contact}/recordings`);
}
