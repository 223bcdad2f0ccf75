import { expect, test } from "vitest";
import { count, left, longestLetter, readable, refusalOf } from "../../src/timeline/length";
import { emailTrouble, nameTrouble } from "../../src/seeker/introduction";

test("what cannot be passed on is left out, what people write stays", () => {
  expect(readable("  Bon\u0000jour\u0007\r\n👩‍👧 \tمرحبا \ud800!  ")).toBe("Bonjour\n👩‍👧 \tمرحبا !");
});

test("an emoji counts as the server counts it", () => {
  expect(count("a😀")).toBe(2);
});

test("nothing, and more than four thousand characters, are not sent", () => {
  expect(refusalOf(readable(" \n "))).toBe("line_empty");
  expect(refusalOf("😀".repeat(4000))).toBeNull();
  expect(refusalOf("a".repeat(4001))).toBe("line_too_long");
});

test("a letter may be ten times as long", () => {
  expect(refusalOf("a".repeat(40_000), longestLetter)).toBeNull();
  expect(refusalOf("a".repeat(40_001), longestLetter)).toBe("letter_too_long");
  expect([left("a".repeat(35_000), longestLetter), left("a".repeat(39_990), longestLetter)]).toEqual([null, 10]);
});

test("what is left is said only near the end", () => {
  expect(left("a".repeat(3599))).toBeNull();
  expect(left("a".repeat(3990))).toBe(10);
  expect(left("a".repeat(4010))).toBe(-10);
});

test("a name is needed and an address is not", () => {
  expect([" ", "Sam", "x".repeat(81)].map(nameTrouble)).toEqual(["name_missing", null, "name_too_long"]);
  expect(["", "sam@exemple.fr", "sam", "sam@exemple", "s am@exemple.fr"].map(emailTrouble)).toEqual([null, null, "address_unreadable", "address_unreadable", "address_unreadable"]);
});
