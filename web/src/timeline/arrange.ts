/** A conversation as it is laid out: days, groups of lines by one author, notices. Pure. */
import type { Draft } from "../kit/outbox";
import type { Entry, Happening } from "../wire";
import type { Side } from "./reader";

export type Mark = "sending" | "failed" | "sent" | "read";
export interface Line { id: string; seq: number | null; body: string; at: string; mark: Mark | null; code: string | null; /** its writer took it back */ back: boolean }
export interface Group {
  row: "group"; id: string; at: string; lines: Line[];
  own: boolean; note: boolean; by: Entry["author"]; /** null: the reader */ name: string | null;
}
export type Row = Group | { row: "day"; id: string; at: string } | { row: "notice"; id: string; at: string; event: Happening };

export interface Reading {
  entries: readonly Entry[];
  drafts: readonly Draft[];
  side: Side;
  /** The reader's own name, where several people share a side. */
  me?: string | undefined;
  /** How far the other side has read. */
  readByOther: number;
  dateKey: (moment: string) => string;
}

const groupLasts = 5 * 60_000;

export function arrange(reading: Reading): Row[] {
  const rows: Row[] = [];
  for (const next of units(reading)) add(rows, next, reading.dateKey);
  return rows;
}

/** How many lines of the other side came after that one. */
export function newSince(entries: readonly Entry[], side: Side, seq: number): number {
  return entries.filter((entry) => entry.seq > seq && entry.kind === "line" && entry.author !== side && !entry.taken_back).length;
}

/** The furthest entry that the reader did not write: reading up to it is worth telling. */
export function furthestOfOthers(entries: readonly Entry[], side: Side): number {
  return entries.findLast((entry) => entry.author !== side)?.seq ?? 0;
}

function units(reading: Reading): Row[] {
  const stored = new Set(reading.entries.map(({ id }) => id));
  const under = reading.drafts.filter(({ id }) => !stored.has(id));
  const shown = reading.entries.filter((entry) => !silent(entry, reading.side));
  return [...shown.map((entry) => ofEntry(entry, reading)), ...under.map((draft) => ofDraft(draft, reading.side))];
}

/** What was taken back is gone from the seeker's page, where only who had read it is told; at the desk it says so itself. */
function silent({ taken_back, event }: Entry, side: Side): boolean {
  return event ? event.code === "taken_back_unread" || (event.code === "taken_back" && side === "advisor") : taken_back && side === "seeker";
}

function ofEntry(entry: Entry, { side, me, readByOther }: Reading): Row {
  const { id, seq, body, author, author_name, written_at: at, taken_back: back } = entry;
  if (entry.event) return { row: "notice", id, at, event: entry.event };
  const own = author === side;
  const mine = own && (me === undefined || author_name === me);
  const mark = own && entry.kind === "line" && !back ? (seq <= readByOther ? "read" : "sent") : null;
  const line: Line = { id, seq, body, at, mark, code: null, back };
  return { row: "group", id, at, lines: [line], own, note: entry.kind === "note", by: author, name: mine ? null : author_name };
}

function ofDraft({ id, body, kind, state, code, written_at: at }: Draft, side: Side): Row {
  const line: Line = { id, seq: null, body, at, mark: state, code, back: false };
  return { row: "group", id, at, lines: [line], own: true, note: kind === "note", by: side, name: null };
}

function add(rows: Row[], next: Row, dateKey: Reading["dateKey"]): void {
  const last = rows.at(-1);
  const day = dateKey(next.at);
  if (!last || dateKey(last.at) !== day) rows.push({ row: "day", id: `day-${day}`, at: next.at }, next);
  else if (last.row === "group" && next.row === "group" && together(last, next)) last.lines.push(...next.lines);
  else rows.push(next);
}

function together(last: Group, next: Group): boolean {
  const alike = last.by === next.by && last.name === next.name && last.note === next.note;
  return alike && Date.parse(next.at) - Date.parse(last.at) < groupLasts;
}
