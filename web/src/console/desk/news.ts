/** How the desk changes with the news of the socket, before it is read again. Pure. */
import type { Card, Console, Contact, Duty, Entry, Offer } from "../../wire";

export type Heard =
  | { kind: "offer"; offer: Offer }
  | { kind: "offer_gone"; id: string }
  | { kind: "duty"; duty: Duty }
  | { kind: "contact"; contact: Contact }
  | { kind: "card"; card: Card }
  | { kind: "entry"; entry: Entry }
  | { kind: "seen"; contact: string; seq: number };

const held: readonly Contact["state"][] = ["active", "wrapping"];

export function hear(desk: Console, heard: Heard): Console {
  switch (heard.kind) {
    case "offer": return { ...desk, offer: heard.offer };
    case "offer_gone": return desk.offer?.id === heard.id ? { ...desk, offer: null } : desk;
    case "duty": return { ...desk, duty: heard.duty };
    case "contact": return { ...desk, contacts: withContact(desk, heard.contact) };
    case "card": return change(desk, heard.card.contact.id, () => heard.card);
    case "entry": return change(desk, heard.entry.contact, (card) => withEntry(card, heard.entry));
    case "seen": return change(desk, heard.contact, (card) => seenUpTo(card, heard.seq));
  }
}

/** Whether the desk can be brought up to date by the news alone; a new contact has to be read. */
export function complete(desk: Console, told: Contact): boolean {
  return !inHand(desk, told) || desk.contacts.some(({ contact }) => contact.id === told.id);
}

/** Whether somebody who waits on no page has written again: until when they are promised an answer has to be read. */
export function promisedAnew(desk: Console, entry: Entry): boolean {
  return entry.author === "seeker" && desk.contacts.some((card) => card.contact.id === entry.contact && !card.attended && card.answer_by === null);
}

/** Where the conversation in front goes on once it is held no more: its other channel is one more contact. */
export function goesOn(cards: readonly Card[], front: string | null): string | null {
  if (front === null || cards.some(({ contact }) => contact.id === front)) return null;
  return cards.find(({ contact }) => contact.continues === front)?.contact.id ?? null;
}

function withContact(desk: Console, contact: Contact): Card[] {
  if (!inHand(desk, contact)) return desk.contacts.filter((card) => card.contact.id !== contact.id);
  return desk.contacts.map((card) => (card.contact.id === contact.id ? { ...card, contact, guest: contact.advisor?.id !== desk.me.id } : card));
}

/** Mine, or a colleague's beside whom I sit. */
function inHand({ me }: Console, { state, advisor, guests }: Contact): boolean {
  return held.includes(state) && (advisor?.id === me.id || guests.some(({ id }) => id === me.id));
}

function withEntry(card: Card, entry: Entry): Card {
  if (entry.kind !== "line" || entry.seq <= (card.last?.seq ?? 0)) return card;
  const unread = entry.author === "seeker" && entry.seq > card.contact.seen_by_advisor ? card.unread + 1 : card.unread;
  const answer_by = entry.author === "advisor" ? null : card.answer_by;
  return { ...card, last: entry, silent_since: entry.written_at, unread, answer_by };
}

function seenUpTo(card: Card, seq: number): Card {
  const contact = { ...card.contact, seen_by_advisor: Math.max(card.contact.seen_by_advisor, seq) };
  return { ...card, contact, unread: (card.last?.seq ?? 0) <= seq ? 0 : card.unread };
}

function change(desk: Console, id: string, to: (card: Card) => Card): Console {
  return { ...desk, contacts: desk.contacts.map((card) => (card.contact.id === id ? to(card) : card)) };
}
