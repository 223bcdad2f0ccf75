import { read } from "../../kit/api";
import type { LetterIn, LettersIn } from "../../wire";

/** The letters that came in a contact, beside the entries that hold their words: page after page. */
export async function readLetters(contact: string, after = 0): Promise<readonly LetterIn[]> {
  const { letters, cursor, more } = await read<LettersIn>(`/api/contacts/${contact}/letters?after=${after}`);
  return more ? [...letters, ...await readLetters(contact, cursor)] : letters;
}
