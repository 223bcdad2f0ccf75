import { write } from "../kit/api";
import type { KeyGiven } from "../wire";

export function getKey(contact: string): Promise<KeyGiven> {
  return write<KeyGiven>("POST", `/api/contacts/${contact}/call/keys`);
}
