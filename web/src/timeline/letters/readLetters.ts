import { read } from "../../kit/api";
import type { LettersIn } from "../../wire";

/** The letters that came in a contact, beside the entries that hold their words. */
export function readLetters(contact: string): Promise<LettersIn> {
  return read<LettersIn>(`/api/contacts/${contact}/letters`);
}
