/** What passes between the server and the pages. Written by `npm run wire`; by hand until the server describes itself. */

export type Language = "fr" | "en";
export interface Words { fr: string; en: string }
export interface Problem { error: string; message: string; id: string }

export interface Agency {
  name: string; zone: string; address: string; phone: string; demo: boolean; now: string; queues: QueueCard[];
}
export interface QueueCard {
  id: string; name: Words; motives: Motive[]; languages: Language[];
  open: boolean; opens_at: string | null; closes_at: string | null;
  week: Day[]; waiting: number; staffed: boolean;
}
export interface Motive { id: string; label: Words }
export interface Day { weekday: number; spans: Span[] }
export interface Span { from: string; to: string }

export interface Me { seeker: Person | null; contact: string | null }
export interface Person { id: string; name: string }
export interface NewChat { id: string; motive: string; name: string; email: string | null; language: Language }
export interface Conversation { contact: Contact; entries: Entry[]; cursor: number; more: boolean }
export interface Contact {
  id: string; reference: string; channel: string;
  state: "waiting" | "offered" | "active" | "wrapping" | "closed" | "abandoned";
  queue: Words; motive: Words; language: Language;
  opened_at: string; first_enqueued_at: string; active_at: string | null; ended_at: string | null;
  seeker: Person; advisor: Person | null; place: number | null; staffed: boolean;
  open: boolean; opens_at: string | null; return_until: string | null;
  seen_by_seeker: number; seen_by_advisor: number;
}
export interface Entry {
  id: string; contact: string; seq: number; after: number;
  kind: "line" | "note" | "event"; author: "seeker" | "advisor" | "house"; author_name: string | null;
  body: string; event: Happening | null; written_at: string;
}
export interface Happening {
  code: "opened" | "joined" | "transferred" | "requeued" | "left" | "came_back" | "ended" | "closed";
  by: "seeker" | "advisor" | "house"; name: string | null; queue: Words | null;
}
export interface NewEntry { id: string; kind: "line" | "note"; body: string }

export interface Session { advisor: Advisor | null; demo: DemoPerson[] }
export interface Advisor { id: string; name: string; role: "advisor" | "supervisor" | "administrator"; languages: Language[] }
export interface DemoPerson { login: string; name: string; role: string; about: Words }
export interface Console {
  me: Advisor; now: string; duty: Duty; offer: Offer | null; contacts: Card[];
  capacity: number; used: number; queues: Target[]; outcomes: Choice[]; reasons: Choice[];
}
export interface Choice { code: string; label: Words }
export interface Target { id: string; name: Words; open: boolean; waiting: number; staffed: boolean }
export interface Duty {
  declared: "available" | "break" | "away" | "not_responding"; reason: string | null; since: string;
  next: NextDuty | null; misses: number;
}
export interface NextDuty { declared: "available" | "break" | "away"; reason: string | null }
export interface Offer {
  id: string; contact: string; reference: string; channel: string; seeker: Person; queue: Words; motive: Words;
  language: Language; first_enqueued_at: string; made_at: string; due_at: string; why: Words; earlier: number;
  note: string | null;
}
export interface Card {
  contact: Contact; unread: number; last: Entry | null; silent_since: string | null;
  wrap_up_due_at: string | null; extensions_left: number;
}
export interface Earlier { contacts: Past[] }
export interface Past {
  id: string; reference: string; channel: string; motive: Words; opened_at: string; ended_at: string | null;
  state: string; outcome: string | null; advisor: string | null; note: string | null;
}

export interface Board {
  now: string; queues: BoardQueue[]; advisors: BoardAdvisor[];
  contacts: Record<"waiting" | "offered" | "active" | "wrapping" | "closed_today" | "abandoned_today", number>;
  waiting: BoardWaiting[];
}
export interface BoardQueue {
  id: string; name: Words; open: boolean; waiting: number; longest_since: string | null;
  offered: number; active: number; on_duty: number; free: number;
}
export interface BoardAdvisor {
  id: string; name: string;
  state: "available" | "busy" | "full" | "break" | "away" | "not_responding" | "disconnected";
  reason: string | null; since: string; used: number; capacity: number; contacts: number;
}
export interface BoardWaiting {
  id: string; reference: string; seeker: string; queue: Words; motive: Words; language: Language; since: string;
  state: "waiting" | "offered"; offered_to: string | null;
}
