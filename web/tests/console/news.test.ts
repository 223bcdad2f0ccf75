import { describe, expect, test } from "vitest";
import { complete, goesOn, hear, promisedAnew } from "../../src/console/desk/news";
import type { Card, Console, Contact, Entry, Offer } from "../../src/wire";

const words = { fr: "", en: "" };
const alice = { id: "alice", name: "Alice" };
const sam: Contact = {
  id: "sam-chat", reference: "VV-7K3M-Q2", channel: "chat", state: "active", queue: words, motive: words, language: "fr",
  opened_at: "2026-03-02T09:00:00Z", first_enqueued_at: "2026-03-02T09:00:00Z", active_at: "2026-03-02T09:01:00Z", ended_at: null,
  seeker: { id: "sam", name: "Sam", email: null, referent: null, vulnerable: false }, advisor: alice, guests: [], place: null, wait: null, question: null, staffed: true, open: true, opens_at: null, return_until: null,
  seen_by_seeker: 0, continues: null, seen_by_advisor: 2,
};
const card: Card = { contact: sam, attended: true, guest: false, unread: 0, last: null, silent_since: null, wrap_up_due_at: null, extensions_left: 5, answer_by: null };
const desk: Console = {
  me: { ...alice, role: "advisor", languages: ["fr"] }, now: "2026-03-02T09:02:00Z",
  duty: { declared: "available", reason: null, since: "2026-03-02T08:00:00Z", next: null, misses: 0 },
  presence: {
    declared: "available", reason: null, connected: true, asked: true, calendar: { here: true, until: null, why: null, reason: null, replaced_by: null },
  },
  limits: { capacity: 3, channels: {}, most: 3, most_by_channel: {}, weights: { chat: 1 } },
  offer: null, invitations: [], contacts: [card], capacity: 3, used: 1, queues: [], outcomes: [], reasons: [],
};
const line: Entry = {
  id: "l3", contact: sam.id, seq: 3, after: 2, kind: "line", author: "seeker", author_name: "Sam", body: "Bonjour", event: null,
  written_at: "2026-03-02T09:02:30Z", taken_back: false,
};
const offer = { id: "o1", contact: "rosa-chat" } as Offer;

const onlyCard = (told: Console): Card | undefined => told.contacts[0];

describe("an offer", () => {
  test("comes and goes", () => {
    const offered = hear(desk, { kind: "offer", offer });
    expect(offered.offer).toBe(offer);
    expect(hear(offered, { kind: "offer_gone", id: "o1" }).offer).toBeNull();
  });

  test("stays when it is an older one that went", () => {
    const offered = hear(desk, { kind: "offer", offer });
    expect(hear(offered, { kind: "offer_gone", id: "o0" }).offer).toBe(offer);
  });
});

describe("a line", () => {
  test("of the seeker is unread and breaks the silence", () => {
    const told = onlyCard(hear(desk, { kind: "entry", entry: line }));
    expect(told).toMatchObject({ unread: 1, last: line, silent_since: line.written_at });
  });

  test("heard twice counts once", () => {
    const once = hear(desk, { kind: "entry", entry: line });
    expect(onlyCard(hear(once, { kind: "entry", entry: line }))?.unread).toBe(1);
  });

  test("of my own is not unread", () => {
    expect(onlyCard(hear(desk, { kind: "entry", entry: { ...line, author: "advisor" } }))?.unread).toBe(0);
  });

  test("already read in another tab is not unread", () => {
    const read = hear(desk, { kind: "seen", contact: sam.id, seq: 3 });
    expect(onlyCard(hear(read, { kind: "entry", entry: line }))?.unread).toBe(0);
  });

  test("for colleagues leaves the card alone", () => {
    expect(onlyCard(hear(desk, { kind: "entry", entry: { ...line, kind: "note", author: "advisor" } }))).toEqual(card);
  });
});

test("reading up to the last line empties the badge, and no further back", () => {
  const unread = hear(desk, { kind: "entry", entry: line });
  expect(onlyCard(hear(unread, { kind: "seen", contact: sam.id, seq: 2 }))?.unread).toBe(1);
  expect(onlyCard(hear(unread, { kind: "seen", contact: sam.id, seq: 3 }))?.unread).toBe(0);
});

describe("a contact", () => {
  test("that ends stays on the desk for its wrap-up", () => {
    const told = hear(desk, { kind: "contact", contact: { ...sam, state: "wrapping" } });
    expect(onlyCard(told)?.contact.state).toBe("wrapping");
  });

  test("that is closed, or somebody else's, leaves the desk", () => {
    expect(hear(desk, { kind: "contact", contact: { ...sam, state: "closed" } }).contacts).toEqual([]);
    expect(hear(desk, { kind: "contact", contact: { ...sam, advisor: { id: "bob", name: "Bob" } } }).contacts).toEqual([]);
    expect(hear(desk, { kind: "contact", contact: { ...sam, state: "waiting", advisor: null } }).contacts).toEqual([]);
  });

  test("in which I sit beside its holder stays on the desk until I get up", () => {
    const bobs = { ...sam, advisor: { id: "bob", name: "Bob" } };
    expect(onlyCard(hear(desk, { kind: "contact", contact: { ...bobs, guests: [alice] } }))?.contact.advisor?.name).toBe("Bob");
    expect(hear(desk, { kind: "contact", contact: bobs }).contacts).toEqual([]);
  });

  test("that is handed over to me is no longer a colleague's", () => {
    const seated = hear({ ...desk, contacts: [{ ...card, guest: true }] }, { kind: "contact", contact: sam });
    expect(onlyCard(seated)?.guest).toBe(false);
  });

  test("that is new to the desk has to be read", () => {
    expect(complete(desk, sam)).toBe(true);
    expect(complete(desk, { ...sam, id: "rosa-chat" })).toBe(false);
    expect(complete(desk, { ...sam, id: "rosa-chat", advisor: null, state: "waiting" })).toBe(true);
  });
});

describe("until when an answer is promised", () => {
  const written: Console = { ...desk, contacts: [{ ...card, attended: false }] };

  test("is read again when somebody who waits on no page writes once more", () => {
    expect(promisedAnew(written, line)).toBe(true);
  });

  test("is known while they wait already, and nothing to those who wait on a page", () => {
    expect(promisedAnew({ ...desk, contacts: [{ ...card, attended: false, answer_by: "2026-03-05T09:00:00Z" }] }, line)).toBe(false);
    expect(promisedAnew(desk, line)).toBe(false);
  });

  test("is no news of an advisor's own words", () => {
    expect(promisedAnew(written, { ...line, author: "advisor" })).toBe(false);
  });
});

describe("a conversation that goes on over another channel", () => {
  const call: Card = { ...card, contact: { ...sam, id: "sam-call", channel: "callback", continues: sam.id } };
  test("is followed once it is held no more", () => {
    expect(goesOn([card, call], sam.id)).toBeNull();
    expect(goesOn([call], sam.id)).toBe("sam-call");
  });

  test("draws nobody from another that is in front", () => {
    expect(goesOn([call], "rosa-chat")).toBeNull();
    expect(goesOn([call], null)).toBeNull();
  });
});
