import { newId, write } from "../kit/api";
import type { Contact } from "../wire";

/** Leave the queue (the place is kept for a while), or end the conversation. */
export function leave(contact: string): Promise<Contact> {
  return write<Contact>("POST", `/api/contacts/${contact}/departure`, { id: newId() });
}
