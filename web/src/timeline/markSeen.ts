import { write } from "../kit/api";

export function markSeen(contact: string, seq: number): Promise<unknown> {
  return write("POST", `/api/contacts/${contact}/seen`, { seq });
}
