import { read } from "../../kit/api";
import type { Earlier } from "../../wire";

export function readEarlier(contact: string): Promise<Earlier> {
  return read<Earlier>(`/api/contacts/${contact}/earlier`);
}
