import { write } from "../../kit/api";
import type { Contact, InWriting } from "../../wire";

export function goOnInWriting(contact: string, said: InWriting): Promise<Contact> {
  return write<Contact>("POST", `/api/contacts/${contact}/writing`, said);
}
