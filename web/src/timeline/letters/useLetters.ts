/** The letters of a contact, by their entries: read again whenever its seeker has written. */
import { useEffect, useState } from "preact/hooks";
import { Refusal } from "../../kit/refusal";
import { backoff, pause } from "../../kit/retry";
import type { Contact, Entry, LetterIn } from "../../wire";
import { readLetters } from "./readLetters";

export type Letters = ReadonlyMap<string, LetterIn>;

const none: Letters = new Map();
const tries = 5;

export function useLetters(contact: Contact, entries: readonly Entry[]): Letters {
  const [letters, setLetters] = useState(none);
  const latest = contact.channel === "email" ? entries.findLast(({ author, kind }) => author === "seeker" && kind === "line")?.id : undefined;
  useEffect(() => {
    if (latest === undefined) return undefined;
    let wanted = true;
    void readUntilThere(contact.id, () => wanted).then((found) => { if (wanted && found) setLetters(found); });
    return () => { wanted = false; };
  }, [contact.id, latest]);
  return letters;
}

/** The entries read well without: after a few tries the letters come with the next one. */
async function readUntilThere(contact: string, wanted: () => boolean): Promise<Letters | null> {
  for (let nth = 0; nth < tries && wanted(); nth += 1) {
    try {
      const letters = await readLetters(contact);
      return new Map(letters.map((letter) => [letter.entry, letter]));
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed;
      await pause(backoff(nth));
    }
  }
  return null;
}
