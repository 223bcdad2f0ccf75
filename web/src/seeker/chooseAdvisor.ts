import { write } from "../kit/api";
import type { Contact } from "../wire";

/** Say whether one would rather wait for one's own advisor; it can be said again, otherwise. */
export function chooseAdvisor(contact: string, keepsWaiting: boolean): Promise<Contact> {
  return write<Contact>("PUT", `/api/contacts/${contact}/choice`, { keeps_waiting: keepsWaiting });
}
