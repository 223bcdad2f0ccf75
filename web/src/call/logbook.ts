/** How a call went, as one side's browser counted it: what is kept with the contact, whoever asks later. Pure. */
import type { Fit } from "./fitting";
import type { Counted, Quality } from "./quality";

/** All since the page opened; times in milliseconds. */
export interface Logbook {
  /** From wanting to join until sound and picture passed; null: they never did. */
  joined: number | null;
  /** Tries that brought neither sound nor picture. */
  failures: number;
  up: number;
  /** Of that: uneven, weak, and with one's own picture held back. */
  fair: number;
  poor: number;
  held: number;
  interruptions: number;
  away: number;
  received: number;
  lost: number;
  trip: number;
  way: Way;
}
export type Way = "unknown" | "direct" | "relay_udp" | "relay_tcp" | "relay_tls";

export const blank: Logbook = {
  joined: null, failures: 0, up: 0, fair: 0, poor: 0, held: 0, interruptions: 0, away: 0, received: 0, lost: 0, trip: 0, way: "unknown",
};

/** Add what has happened between two counts. */
export function counted(book: Logbook, before: Counted | null, now: Counted, quality: Quality | null, fit: Fit): Logbook {
  if (!before || !quality) return book;
  const span = Math.round(now.at - before.at);
  const { level, trip } = quality;
  return {
    ...book,
    up: book.up + span,
    fair: book.fair + (level === "fair" ? span : 0),
    poor: book.poor + (level === "poor" || level === "none" ? span : 0),
    held: book.held + (fit === "none" ? span : 0),
    received: book.received + now.received - before.received,
    lost: book.lost + Math.max(0, now.lost - before.lost),
    trip: Math.max(book.trip, trip),
    way: now.way,
  };
}

/** Add an interruption that is over. */
export function mended(book: Logbook, away: number): Logbook {
  return { ...book, interruptions: book.interruptions + 1, away: book.away + Math.round(away) };
}

/** Add a try that came to nothing. */
export function failed(book: Logbook): Logbook {
  return { ...book, failures: book.failures + 1 };
}
