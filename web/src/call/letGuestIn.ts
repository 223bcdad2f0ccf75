import { write } from "../kit/api";
import type { Company } from "../wire";

export function letGuestIn(contact: string, guest: string): Promise<Company> {
  return write<Company>("POST", `/api/contacts/${contact}/call/guests/${guest}/admission`);
}
