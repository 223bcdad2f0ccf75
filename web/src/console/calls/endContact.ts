import { write } from "../../kit/api";
import type { Contact } from "../../wire";

export function endContact(contact: string, id: string): Promise<Contact> {
  return write<Contact>("POST", `/api/contacts/${contact}/end`, { id });
}
