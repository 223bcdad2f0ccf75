import { beforeAll, describe, expect, test } from "vitest";
import { speak } from "../../src/kit/i18n";
import { changed, pauseBefore } from "../../src/seeker/aloud";
import { alice, contact } from "../people";

beforeAll(() => speak("en"));

const wait = { from: 5, to: 10 };
const waiting = contact({ state: "waiting", advisor: null, place: 4, wait });
const question = { advisor: alice, wait: null, on_break: false, keeps_waiting: null };

describe("what is said aloud to who waits", () => {
  test("is the place and the wait that changed, in one breath", () => {
    expect(changed(waiting, { ...waiting, place: 3, wait: { from: 0, to: 5 } })).toBe("2 people before you. Expected wait: under 5 min.");
  });

  test("is nothing when nothing changed that they are told", () => {
    expect(changed(waiting, { ...waiting, wait: { ...wait } })).toBe("");
  });

  test("is not that a wait is no longer known", () => {
    expect(changed(waiting, { ...waiting, wait: null })).toBe("");
  });

  test("is that they are asked something, once", () => {
    expect(changed(waiting, { ...waiting, question })).toContain("Alice Martin, is busy");
    expect(changed({ ...waiting, question }, { ...waiting, question: { ...question, keeps_waiting: true } })).toBe("");
  });

  test("is that it is over", () => {
    expect(changed(waiting, contact({ state: "closed" }))).toBe("The conversation is over");
  });
});

describe("how long it is kept back", () => {
  test("a line that moves quickly is said every twenty seconds", () => {
    expect(pauseBefore(waiting, { ...waiting, place: 3 }, 5000)).toBe(15_000);
    expect(pauseBefore(waiting, { ...waiting, place: 3 }, 25_000)).toBe(0);
  });

  test("what calls for a deed is said at once", () => {
    expect(pauseBefore(waiting, { ...waiting, place: 1 }, 0)).toBe(0);
    expect(pauseBefore(waiting, { ...waiting, question }, 0)).toBe(0);
    expect(pauseBefore(waiting, contact({ state: "closed" }), 0)).toBe(0);
  });
});
