import { describe, expect, test } from "vitest";
import { markPassed, secondsLeft, shareLeft } from "../../src/console/countdown";

const made = "2026-03-02T09:00:00Z";
const due = "2026-03-02T09:00:30Z";
const at = (seconds: number): number => Date.parse(made) + seconds * 1000;

describe("what is left of a time limit", () => {
  test("a second begun is a second left", () => {
    expect(secondsLeft(due, at(0))).toBe(30);
    expect(secondsLeft(due, at(29.2))).toBe(1);
  });

  test("it never goes below nought", () => {
    expect(secondsLeft(due, at(31))).toBe(0);
    expect(shareLeft(made, due, at(31))).toBe(0);
  });

  test("the ring is whole at first and half at half time", () => {
    expect(shareLeft(made, due, at(0))).toBe(1);
    expect(shareLeft(made, due, at(15))).toBe(0.5);
  });

  test("a clock that is behind shows a whole ring, not more", () => {
    expect(shareLeft(made, due, at(-5))).toBe(1);
  });

  test("a limit of no length is over", () => {
    expect(shareLeft(made, made, at(0))).toBe(0);
  });
});

describe("what is said aloud", () => {
  test("a mark is said when it is passed, and once", () => {
    expect(markPassed(11, 10, [10])).toBe(10);
    expect(markPassed(10, 9, [10])).toBeNull();
  });

  test("a tab that slept over several marks says the last", () => {
    expect(markPassed(25, 4, [20, 10, 5])).toBe(5);
  });

  test("an extension says nothing", () => {
    expect(markPassed(8, 68, [30, 10])).toBeNull();
  });
});
