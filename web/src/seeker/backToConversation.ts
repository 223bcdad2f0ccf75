import { write } from "../kit/api";
import type { Contact } from "../wire";

/** Wait for an answer in writing again, in the same place. */
export function backToConversation(call: string): Promise<Contact> {
  return write<Contact>("POST", `/api/contacts/${call}/conversation`);
}
