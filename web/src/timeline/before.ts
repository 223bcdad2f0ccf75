/** What was said before, in the contacts from which this one goes on: one conversation to those who read it. */
import type { Contact, Conversation, Entry } from "../wire";

type Read = (contact: string, after: number) => Promise<Conversation>;

/** Further back nobody reads on; each contact is there to be opened by itself. */
const furthest = 5;

/** The entries before, oldest first. They bear no number of this contact's: nothing counts them as new. */
export async function before(contact: Pick<Contact, "continues">, read: Read): Promise<Entry[]> {
  const found: Entry[][] = [];
  let from = contact.continues;
  while (from !== null && found.length < furthest) {
    const entries: Entry[] = [];
    let page = await read(from, 0);
    entries.push(...page.entries);
    while (page.more) {
      page = await read(from, page.cursor);
      entries.push(...page.entries);
    }
    found.unshift(entries);
    from = page.contact.continues;
  }
  return found.flat().map((entry) => ({ ...entry, seq: 0 }));
}
