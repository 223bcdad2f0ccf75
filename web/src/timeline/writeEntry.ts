import { write } from "../kit/api";
import type { Entry, NewEntry } from "../wire";

export function writeEntry(contact: string, { id, kind, body }: NewEntry): Promise<Entry> {
  return write<Entry>("POST", `/api/contacts/${contact}/entries`, { id, kind, body });
}
