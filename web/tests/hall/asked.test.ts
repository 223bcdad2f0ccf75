import { expect, test } from "vitest";
import { isShown, latestFirst, learn, nothing } from "../../src/hall/asked";
import type { SessionQuestion } from "../../src/wire";

const one: SessionQuestion = { id: "one", session: "s", number: 1, name: "Sam", body: "Où ?", state: "asked", answer: null, public: false, mine: true };

test("a question that all hear of stays its author's", () => {
  const asked = learn(learn(nothing, [one]), [{ ...one, number: 2, state: "approved", mine: false }]);

  expect(asked.get("one")).toMatchObject({ state: "approved", mine: true });
});

test("news that come late change nothing", () => {
  const asked = learn(learn(nothing, [{ ...one, number: 3, state: "spoken" }]), [{ ...one, number: 2, state: "approved" }]);

  expect(asked.get("one")?.state).toBe("spoken");
});

test("what has changed last comes first", () => {
  const asked = learn(nothing, [{ ...one, number: 4 }, { ...one, id: "two", number: 9 }, { ...one, id: "three", number: 6 }]);

  expect(latestFirst(asked).map(({ number }) => number)).toEqual([9, 6, 4]);
});

test("a written answer is for all only where it says so", () => {
  expect([isShown({ ...one, state: "written" }), isShown({ ...one, state: "written", public: true }), isShown(one)]).toEqual([false, true, false]);
});
