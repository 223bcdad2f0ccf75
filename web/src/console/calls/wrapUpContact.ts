import { write } from "../../kit/api";
import type { Contact } from "../../wire";

export interface WrapUp { id: string; outcome: string; note: string }

export function wrapUpContact(contact: string, wrapUp: WrapUp): Promise<Contact> {
  return write<Contact>("POST", `/api/contacts/${contact}/wrap-up`, wrapUp);
}
