import { write } from "../kit/api";
import type { Destination, Nothing } from "../wire";

/** Let somebody wait elsewhere, or for somebody; they keep the age they have. */
export function moveWaiting(contact: string, to: Destination): Promise<Nothing> {
  return write<Nothing>("PUT", `/api/contacts/${contact}/line`, to);
}
