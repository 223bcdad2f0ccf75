import { expect, test } from "vitest";
import { firstTry, parts } from "../../src/board/calls/parts";

const counted = { calls: 10, first_try: 6, again: 1, fell_back: 1, failed_theirs: 1, failed_ours: 0, failed_both: 0, untold: 1 };

test("the bar divides all calls, and leaves out what there is none of", () => {
  const divided = parts(counted);

  expect(divided.map(({ went }) => went)).toEqual(["first_try", "again", "fell_back", "failed_theirs", "untold"]);
  expect(divided.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100);
});

test("who told nothing counts neither for nor against", () => {
  expect(firstTry(counted)).toBe(67);
  expect(firstTry({ ...counted, calls: 1, first_try: 0, untold: 1 })).toBeNull();
});
