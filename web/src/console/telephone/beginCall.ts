import { write } from "../../kit/api";
import type { Call } from "../../wire";

export function beginCall(contact: string, id: string): Promise<Call> {
  return write<Call>("POST", `/api/contacts/${contact}/calls`, { id });
}
