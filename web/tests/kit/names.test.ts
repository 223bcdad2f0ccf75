import { expect, test } from "vitest";
import { initials, tint } from "../../src/kit/names";
import { backoff } from "../../src/kit/retry";

test("initials come from the first and the last name, whole", () => {
  expect(["Sam Diallo", "Rosa", "  alice  de la martin ", "👩‍👧 Élan", ""].map(initials)).toEqual(["SD", "R", "AM", "👩‍👧É", "?"]);
});

test("a name has the same colour everywhere", () => {
  expect(tint("Sam Diallo")).toBe(tint("Sam Diallo"));
  expect(["Sam", "Rosa", "Alice", "Bob"].map(tint).every((n) => n >= 1 && n <= 6)).toBe(true);
});

test("waits double up to a limit, and two pages never wait alike", () => {
  expect([0, 1, 2, 9].map((attempt) => backoff(attempt, { random: () => 1 }))).toEqual([400, 800, 1600, 8000]);
  expect(backoff(2, { random: () => 0 })).toBe(800);
});
