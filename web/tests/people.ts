/** The people and the things of the tests. */
import type { Draft } from "../src/kit/outbox";
import type { Shelf } from "../src/kit/store";
import type { Contact, Conversation, Entry } from "../src/wire";

export const sam = { id: "sam", name: "Sam Diallo", email: null, referent: null, vulnerable: false };
export const alice = { id: "alice", name: "Alice Martin" };
export const morning = "2026-03-30T08:00:00Z";

export function contact(change: Partial<Contact> = {}): Contact {
  return {
    id: "c1", reference: "VV-7K3M-Q2", channel: "chat", state: "active",
    queue: { fr: "Indemnisation", en: "Benefits" }, motive: { fr: "Mes droits", en: "My rights" }, language: "fr",
    opened_at: morning, first_enqueued_at: morning, active_at: morning, ended_at: null,
    seeker: sam, advisor: alice, guests: [], place: null, wait: null, question: null, staffed: true, open: true, opens_at: null, return_until: null,
    seen_by_seeker: 0, seen_by_advisor: 0, continues: null, ...change,
  };
}

export function line(seq: number, body: string, change: Partial<Entry> = {}): Entry {
  return {
    id: `e${seq}`, contact: "c1", seq, after: seq - 1, kind: "line", author: "seeker", author_name: sam.name,
    body, event: null, written_at: later(seq), taken_back: false, ...change,
  };
}

export function byAlice(seq: number, body: string, change: Partial<Entry> = {}): Entry {
  return line(seq, body, { author: "advisor", author_name: alice.name, ...change });
}

export function draft(id: string, body: string, change: Partial<Draft> = {}): Draft {
  return { id, kind: "line", body, written_at: later(50), state: "sending", code: null, passing: true, ...change };
}

export function conversation(entries: Entry[], change: Partial<Conversation> = {}): Conversation {
  return { contact: contact(), entries, cursor: entries.at(-1)?.seq ?? 0, more: false, ...change };
}

/** So many seconds after the morning began. */
export function later(seconds: number): string {
  return new Date(Date.parse(morning) + seconds * 1000).toISOString();
}

/** A tab's memory that outlives a reload of the page in it. */
export class Memory implements Shelf {
  readonly kept = new Map<string, string>();

  get(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  set(key: string, value: string | null): void {
    if (value === null) this.kept.delete(key);
    else this.kept.set(key, value);
  }
}

/** Something that a test settles by hand. */
export interface Promised<T> { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: unknown) => void }

export function promised<T>(): Promised<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Let all that is ready happen. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
