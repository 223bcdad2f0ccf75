import { write } from "../kit/api";
import type { Entry, NewEntry } from "../wire";

/** With `seen`, the server refuses what was written over something newer. */
export type Said = Omit<NewEntry, "seen" | "attachments"> & Partial<Pick<NewEntry, "seen" | "attachments">>;

export function writeEntry(contact: string, { id, kind, body, seen = null, attachments = [] }: Said): Promise<Entry> {
  return write<Entry>("POST", `/api/contacts/${contact}/entries`, { id, kind, body, seen, attachments });
}
