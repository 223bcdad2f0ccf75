import { read } from "../kit/api";
import type { Company } from "../wire";

export function readCompany(contact: string): Promise<Company> {
  return read<Company>(`/api/contacts/${contact}/call/guests`);
}
