import { newId, write } from "../kit/api";
import type { Contact } from "../wire";

/** Take the kept place again. */
export function comeBack(contact: string): Promise<Contact> {
  return write<Contact>("POST", `/api/contacts/${contact}/return`, { id: newId() });
}
