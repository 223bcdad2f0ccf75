import { read } from "../../kit/api";
import type { Calls } from "../../wire";

export function readCalls(contact: string): Promise<Calls> {
  return read<Calls>(`/api/contacts/${contact}/calls`);
}
