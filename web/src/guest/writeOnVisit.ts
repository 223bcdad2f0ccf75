import { write, type Headers } from "../kit/api";
import type { Entry, GuestLine } from "../wire";

export function writeOnVisit(by: Headers, line: GuestLine): Promise<Entry> {
  return write<Entry>("POST", "/api/visit/entries", line, by);
}
