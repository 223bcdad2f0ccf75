import { write } from "../../kit/api";
import type { Card } from "../../wire";

export function extendWrapUp(contact: string, id: string): Promise<Card> {
  return write<Card>("POST", `/api/contacts/${contact}/wrap-up/extension`, { id });
}
