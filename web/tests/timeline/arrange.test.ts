import { expect, test } from "vitest";
import { arrange, furthestOfOthers, newSince, type Group, type Reading, type Row } from "../../src/timeline/arrange";
import { byAlice, draft, later, line } from "../people";

function rows(change: Partial<Reading>): Row[] {
  return arrange({ entries: [], drafts: [], side: "seeker", readByOther: 0, dateKey: (moment) => moment.slice(0, 10), ...change });
}
const groups = (all: Row[]): Group[] => all.filter((row) => row.row === "group");
const shapes = (all: Row[]): string[] => all.map((row) => (row.row === "group" ? `${row.own ? "own" : "other"} ${row.lines.length}` : row.row));
const joined = { code: "joined", by: "advisor", name: "Alice Martin", queue: null, to: null, entry: null } as const;

test("lines that one person writes in one go stand together", () => {
  const entries = [line(1, "Bonjour"), line(2, "J’ai une question"), byAlice(3, "Bonjour Sam"), line(4, "Voilà")];

  expect(shapes(rows({ entries }))).toEqual(["day", "own 2", "other 1", "own 1"]);
});

test("the same conversation is seen from the other side", () => {
  const entries = [line(1, "Bonjour"), byAlice(2, "Bonjour Sam")];

  expect(shapes(rows({ entries, side: "advisor", me: "Alice Martin" }))).toEqual(["day", "other 1", "own 1"]);
});

test("a pause of five minutes begins a new group", () => {
  const entries = [line(1, "Bonjour"), line(2, "Toujours là ?", { written_at: later(302) })];

  expect(shapes(rows({ entries }))).toEqual(["day", "own 1", "own 1"]);
});

test("each day is named once", () => {
  const tomorrow = later(86_400);
  const entries = [line(1, "Bonjour"), line(2, "Rebonjour", { written_at: tomorrow }), line(3, "Merci", { written_at: tomorrow })];

  expect(shapes(rows({ entries }))).toEqual(["day", "own 1", "day", "own 2"]);
});

test("what happened stands between what was said", () => {
  const entries = [line(1, "Bonjour"), byAlice(2, "", { kind: "event", event: joined }), line(3, "Merci")];

  expect(shapes(rows({ entries }))).toEqual(["day", "own 1", "notice", "own 1"]);
});

test("a note stands apart from the lines of its author", () => {
  const entries = [byAlice(1, "Bonjour"), byAlice(2, "Vérifier ses droits", { kind: "note" }), byAlice(3, "Voyons")];

  expect(groups(rows({ entries, side: "advisor", me: "Alice Martin" })).map(({ note }) => note)).toEqual([false, true, false]);
});

test("a colleague who had the contact before keeps their name", () => {
  const entries = [byAlice(1, "Bonjour", { author_name: "Bob Lefèvre" }), byAlice(2, "Je prends la suite")];

  expect(groups(rows({ entries, side: "advisor", me: "Alice Martin" })).map(({ own, name }) => [own, name])).toEqual([[true, "Bob Lefèvre"], [true, null]]);
});

test("a line is sent, then read, as far as the other side has got", () => {
  const entries = [line(1, "un"), byAlice(2, "Oui ?"), line(3, "deux")];

  expect(groups(rows({ entries, readByOther: 2 })).map(({ lines }) => lines[0]?.mark)).toEqual(["read", null, "sent"]);
});

test("a line on its way is shown after all that was said", () => {
  const all = groups(rows({ entries: [byAlice(1, "Bonjour Sam")], drafts: [draft("d1", "Bonjour"), draft("d2", "Allô", { state: "failed", code: "unreachable" })] }));

  expect(all.at(-1)?.lines.map(({ body, mark, code }) => [body, mark, code])).toEqual([["Bonjour", "sending", null], ["Allô", "failed", "unreachable"]]);
});

test("a line that has arrived is not shown a second time while its draft is still there", () => {
  const all = groups(rows({ entries: [line(1, "Bonjour", { id: "d1" })], drafts: [draft("d1", "Bonjour")] }));

  expect(all.flatMap(({ lines }) => lines).map(({ mark }) => mark)).toEqual(["sent"]);
});

test("only the words of the other side count as new", () => {
  const entries = [line(1, "Bonjour"), byAlice(2, "Bonjour Sam"), byAlice(3, "", { kind: "event", event: joined }), byAlice(4, "Alors ?"), line(5, "Oui")];

  expect(newSince(entries, "seeker", 1)).toBe(2);
  expect(newSince(entries, "seeker", 2)).toBe(1);
  expect(newSince(entries, "advisor", 0)).toBe(2);
});

test("reading is told up to the last entry of somebody else", () => {
  expect(furthestOfOthers([line(1, "Bonjour"), byAlice(2, "Bonjour Sam"), line(3, "Merci")], "seeker")).toBe(2);
  expect(furthestOfOthers([line(1, "Bonjour")], "seeker")).toBe(0);
});

test("what was taken back is gone from the seeker's page, which says so only where it was read", () => {
  const back = (code: "taken_back" | "taken_back_unread"): Partial<Reading> => ({
    entries: [line(1, "Bonjour"), byAlice(2, "Oups", { taken_back: true }), byAlice(3, "", { kind: "event", event: { ...joined, code } })],
  });

  expect(shapes(rows(back("taken_back")))).toEqual(["day", "own 1", "notice"]);
  expect(shapes(rows(back("taken_back_unread")))).toEqual(["day", "own 1"]);
});

test("what was taken back is still there at the desk, marked as such", () => {
  const entries = [byAlice(1, "Oups", { taken_back: true }), byAlice(2, "", { kind: "event", event: { ...joined, code: "taken_back" } })];

  const all = rows({ entries, side: "advisor", me: "Alice Martin" });

  expect(shapes(all)).toEqual(["day", "own 1"]);
  expect(groups(all)[0]?.lines[0]).toMatchObject({ back: true, mark: null, body: "Oups" });
});
