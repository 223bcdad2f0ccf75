import { write } from "../../kit/api";
import type { Contact } from "../../wire";

export interface Transfer { id: string; to: "queue" | "advisor" | "referent"; queue: string | null; advisor: string | null; note: string }

export function transferContact(contact: string, transfer: Transfer): Promise<Contact> {
  return write<Contact>("POST", `/api/contacts/${contact}/transfer`, transfer);
}
