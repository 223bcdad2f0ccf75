import { read } from "../../kit/api";
import type { LettersOut } from "../../wire";

export function readLettersOut(contact: string): Promise<LettersOut> {
  return read<LettersOut>(`/api/contacts/${contact}/letters-out`);
}
