import { beforeEach, expect, test } from "vitest";
import { speak } from "../../src/kit/i18n";
import { notice } from "../../src/timeline/notices";
import type { Happening } from "../../src/wire";

const happened = (code: Happening["code"], by: Happening["by"], name: string | null = null): Happening =>
  ({ code, by, name, queue: code === "transferred" ? { fr: "Formation", en: "Training" } : null });

beforeEach(() => speak("en"));

test("each side is told in its own words", () => {
  const left = happened("left", "seeker", "Sam Diallo");

  expect(notice(left, "advisor", "VV-1")).toBe("Sam Diallo left the queue");
  expect(notice(left, "seeker", "VV-1")).toBe("You left the queue. Your place is kept for a while");
});

test("a seeker's request is registered under its reference", () => {
  expect(notice(happened("opened", "seeker"), "seeker", "VV-7K3M-Q2")).toBe("Your request is registered under the reference VV-7K3M-Q2");
});

test("a transfer names the queue and promises the place", () => {
  expect(notice(happened("transferred", "advisor", "Alice"), "seeker", "VV-1")).toBe("Alice is handing you over to “Training”. You keep your place");
});

test("without a name there is still a word for whoever did it", () => {
  expect(notice(happened("ended", "advisor"), "seeker", "VV-1")).toBe("Your advisor ended the conversation");
  expect(notice(happened("ended", "house"), "advisor", "VV-1")).toBe("The conversation has come to an end");
});
