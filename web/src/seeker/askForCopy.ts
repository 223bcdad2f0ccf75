import { write } from "../kit/api";
import type { Transcript } from "../wire";

/** A copy of the conversation by e-mail; to the address given before, where none is. */
export function askForCopy(contact: string, email: string | null): Promise<Transcript> {
  return write<Transcript>("POST", `/api/contacts/${contact}/transcript`, { email });
}
