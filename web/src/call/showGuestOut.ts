import { write } from "../kit/api";
import type { Company } from "../wire";

export function showGuestOut(contact: string, guest: string): Promise<Company> {
  return write<Company>("DELETE", `/api/contacts/${contact}/call/guests/${guest}`);
}
