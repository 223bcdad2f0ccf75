/** How a call reaches the house: as a side of the contact, or as somebody who came by a link. */
import type { Company, Entry, KeyGiven } from "../wire";
import { getKey } from "./getKey";
import { readCall } from "./readCall";
import { readCompany } from "./readCompany";
import { writeLine } from "./writeLine";

export interface Door {
  /** Whether one may come in. */
  admitted: () => Promise<boolean>;
  key: () => Promise<KeyGiven>;
  company: () => Promise<Company>;
  write: (id: string, body: string) => Promise<Entry>;
}

export function sideDoor(contact: string): Door {
  return {
    admitted: async () => (await readCall(contact)).admitted,
    key: () => getKey(contact),
    company: () => readCompany(contact),
    write: (id, body) => writeLine(contact, id, body),
  };
}
