import { write } from "../kit/api";
import type { Entry, NewEntry } from "../wire";

export function writeLine(contact: string, id: string, body: string): Promise<Entry> {
  const line: NewEntry = { id, kind: "line", body, seen: null, attachments: [] };
  return write<Entry>("POST", `/api/contacts/${contact}/entries`, line);
}
