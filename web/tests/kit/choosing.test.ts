import { expect, test } from "vitest";
import { choices, clashes, tally } from "../../src/kit/rearrange/choosing";
import type { BookingHit, Way } from "../../src/wire";

const bob = { id: "bob", name: "Bob Durand" };
const keeps: Way = { way: "reassign", starts_at: null, advisor: bob };
const moves: Way = { way: "move", starts_at: "2026-03-03T09:00:00Z", advisor: null };
const asks: Way = { way: "ask", starts_at: null, advisor: null };

function booking(id: string, at: string, ...ways: Way[]): BookingHit {
  return { id, reference: id, seeker: "Sam", motive: { fr: "x", en: "x" }, starts_at: at, ends_at: at, ways };
}

const nine = booking("a", "2026-03-02T09:00:00Z", keeps, moves, asks);
const ten = booking("b", "2026-03-02T10:00:00Z", moves, asks);

test("what is proposed first is chosen until somebody chooses another", () => {
  expect(choices([nine, ten], new Map([["b", 1]]))).toEqual([
    { appointment: "a", was_at: nine.starts_at, way: "reassign", starts_at: null, advisor: "bob" },
    { appointment: "b", was_at: ten.starts_at, way: "ask", starts_at: null, advisor: null },
  ]);
});

test("what it comes to is counted", () => {
  expect(tally([nine, ten], new Map())).toEqual({ reassign: 1, move: 1, ask: 0 });
});

test("two that would go to the same time are told", () => {
  expect([...clashes([nine, ten], new Map([["a", 1]]))]).toEqual(["a", "b"]);
});

test("one colleague takes two at different hours, and only one at one hour", () => {
  const again = booking("c", nine.starts_at, keeps);
  expect([...clashes([nine, booking("d", ten.starts_at, keeps)], new Map())]).toEqual([]);
  expect([...clashes([nine, again], new Map())]).toEqual(["a", "c"]);
});
