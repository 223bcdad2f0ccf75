import { beforeEach, expect, test } from "vitest";
import { speak } from "../../src/kit/i18n";
import { notice } from "../../src/timeline/notices";
import type { Happening } from "../../src/wire";
import { contact } from "../people";

const happened = (code: Happening["code"], by: Happening["by"], name: string | null = null, to: string | null = null): Happening =>
  ({ code, by, name, to, entry: null, queue: code === "transferred" ? { fr: "Formation", en: "Training" } : null });

const chat = contact();

beforeEach(() => speak("en"));

test("each side is told in its own words", () => {
  const left = happened("left", "seeker", "Sam Diallo");

  expect(notice(left, "advisor", chat)).toBe("Sam Diallo left the queue");
  expect(notice(left, "seeker", chat)).toBe("You left the queue. Your place is kept for a while");
});

test("a seeker's request is registered under its reference", () => {
  expect(notice(happened("opened", "seeker"), "seeker", chat)).toBe("Your request is registered under the reference VV-7K3M-Q2");
});

test("a transfer names the queue and promises the place", () => {
  expect(notice(happened("transferred", "advisor", "Alice"), "seeker", chat)).toBe("Alice is handing you over to “Training”. You keep your place");
});

test("a transfer to a colleague names the colleague", () => {
  expect(notice(happened("transferred", "advisor", "Alice", "Bob"), "seeker", chat)).toBe("Alice is handing you over to Bob. You keep your place");
});

test("both sides are told who sits down, who gets up and who goes on", () => {
  expect(notice(happened("sat_down", "advisor", "Bob"), "seeker", chat)).toBe("Bob joined the conversation to help");
  expect(notice(happened("got_up", "advisor", "Bob"), "advisor", chat)).toBe("Bob left the conversation");
  expect(notice(happened("handed_over", "advisor", "Alice", "Bob"), "seeker", chat)).toBe("Alice left the conversation. Bob goes on with you");
});

test("whoever did it is named, or there is a word for them", () => {
  expect(notice(happened("ended", "advisor"), "seeker", chat)).toBe("Alice Martin ended the conversation");
  expect(notice(happened("ended", "advisor"), "seeker", contact({ advisor: null }))).toBe("Your advisor ended the conversation");
  expect(notice(happened("ended", "house"), "advisor", chat)).toBe("The conversation has come to an end");
});
