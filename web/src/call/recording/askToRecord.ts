import { write } from "../../kit/api";
import type { Recording } from "../../wire";

export function askToRecord(contact: string, id: string): Promise<Recording> {
  return write<Recording>("POST", `/api/contacts/${contact}/recordings`, { id });
}
