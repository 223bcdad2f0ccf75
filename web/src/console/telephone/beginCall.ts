import { write } from "../../kit/api";
import type { Call, NewCall } from "../../wire";

export function beginCall(contact: string, call: NewCall): Promise<Call> {
  return write<Call>("POST", `/api/contacts/${contact}/calls`, call);
}
