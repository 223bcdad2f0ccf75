import { read } from "../kit/api";
import type { CallWent } from "../wire";

/** How a call went, in one line. */
export function readLine(contact: string): Promise<CallWent> {
  return read<CallWent>(`/api/contacts/${contact}/call/line`);
}
