import { expect, test } from "vitest";
import { lengthOf, secondsOf, writtenOf } from "../../src/admin/form/duration";

test.each([
  ["5 min", { n: "5", unit: "min" }],
  ["60 s", { n: "60", unit: "s" }],
  ["1 h 30 min", { n: "90", unit: "min" }],
  ["1 min 30 s", { n: "90", unit: "s" }],
  [" min", { n: "", unit: "min" }],
  [null, { n: "", unit: "min" }],
])("%s is shown as a number and its unit", (written, length) => {
  expect(lengthOf(written)).toEqual(length);
});

test("what is typed is what is written, so that nothing jumps meanwhile", () => {
  expect(lengthOf(writtenOf({ n: "600", unit: "s" }))).toEqual({ n: "600", unit: "s" });
});

test("parts add up", () => {
  expect(secondsOf("1 h 2 min 3 s")).toBe(3723);
});
