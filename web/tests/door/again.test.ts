import { expect, test } from "vitest";
import { pauseUntil } from "../../src/kit/door/again";

test("a short pause is counted in seconds", () => {
  expect(pauseUntil(12_000, 0)).toEqual({ n: 12, unit: "seconds" });
  expect(pauseUntil(12_000, 11_400)).toEqual({ n: 1, unit: "seconds" });
});

test("a long one is said in minutes, never too short", () => {
  expect(pauseUntil(15 * 60_000, 0)).toEqual({ n: 15, unit: "minutes" });
  expect(pauseUntil(91_000, 0)).toEqual({ n: 2, unit: "minutes" });
});

test("when it is over there is nothing to say", () => {
  expect(pauseUntil(12_000, 12_000)).toBeNull();
  expect(pauseUntil(0, 5)).toBeNull();
});
