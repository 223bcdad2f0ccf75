import { expect, test } from "vitest";
import { differences } from "../../src/admin/form/compare";

test("two versions are told apart field by field, in words", () => {
  const mine = { name: { fr: "Droits", en: "Rights" }, promise: "5 min", week: { monday: ["09:00-12:00"] }, open: true, none: null };
  const theirs = { name: { fr: "Droits", en: "My rights" }, promise: "5 min", week: { monday: [] }, open: false, none: "x" };

  expect(differences(mine, theirs)).toEqual([
    { field: "name/en", mine: "Rights", theirs: "My rights" },
    { field: "week/monday", mine: "09:00-12:00", theirs: "—" },
    { field: "open", mine: "✓", theirs: "✗" },
    { field: "none", mine: "—", theirs: "x" },
  ]);
});

test("what is the same is not told", () => {
  expect(differences({ a: [1] }, { a: [1] })).toEqual([]);
});
