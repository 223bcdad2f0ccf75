/** How a conversation grows from reads and news, whatever their order. Pure. */
import type { Contact, Conversation, Entry } from "../wire";

export interface Following {
  readonly contact: Contact | null;
  readonly entries: readonly Entry[];
  /** Give it back as `after`. */
  readonly cursor: number;
  /** Something before the last news is missing: read from the cursor. */
  readonly gap: boolean;
}

export type Told =
  | { kind: "read"; conversation: Conversation; /** the contact in it may be older than news heard since */ stale?: boolean }
  | { kind: "entry"; entry: Entry }
  | { kind: "contact"; contact: Contact }
  | { kind: "seen"; by: "seeker" | "advisor"; seq: number };

export const nothing: Following = { contact: null, entries: [], cursor: 0, gap: false };

export function follow(state: Following, told: Told): Following {
  switch (told.kind) {
    case "read": return afterRead(state, told.conversation, told.stale ?? false);
    case "entry": return afterEntry(state, told.entry);
    case "contact": return { ...state, contact: merged(state.contact, told.contact) };
    case "seen": return { ...state, contact: state.contact && seen(state.contact, told.by, told.seq) };
  }
}

function afterRead(state: Following, { contact, entries, cursor, more }: Conversation, stale: boolean): Following {
  const fresh = entries.filter((entry) => entry.seq > state.cursor);
  return {
    contact: stale && state.contact ? merged(contact, state.contact) : merged(state.contact, contact),
    entries: fresh.length > 0 ? withoutTakenBack([...state.entries, ...fresh], fresh) : state.entries,
    cursor: Math.max(state.cursor, cursor),
    gap: more,
  };
}

function afterEntry(state: Following, entry: Entry): Following {
  if (entry.seq <= state.cursor) return state;
  if (entry.after > state.cursor) return { ...state, gap: true };
  return { ...state, entries: withoutTakenBack([...state.entries, entry], [entry]), cursor: entry.seq };
}

/** Mark what news says was taken back since it was read. */
function withoutTakenBack(entries: readonly Entry[], news: readonly Entry[]): readonly Entry[] {
  const gone = new Set(news.flatMap(({ event }) => event?.code.startsWith("taken_back") && event.entry ? [event.entry] : []));
  return gone.size === 0 ? entries : entries.map((entry) => (gone.has(entry.id) ? { ...entry, taken_back: true } : entry));
}

/** The newer contact, but what was once read stays read. */
function merged(older: Contact | null, newer: Contact): Contact {
  if (older?.id !== newer.id) return newer;
  return {
    ...newer,
    seen_by_seeker: Math.max(older.seen_by_seeker, newer.seen_by_seeker),
    seen_by_advisor: Math.max(older.seen_by_advisor, newer.seen_by_advisor),
  };
}

function seen(contact: Contact, by: "seeker" | "advisor", seq: number): Contact {
  const mark = by === "seeker" ? "seen_by_seeker" : "seen_by_advisor";
  return { ...contact, [mark]: Math.max(contact[mark], seq) };
}
