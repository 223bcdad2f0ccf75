import { beforeAll, expect, test } from "vitest";
import { speak } from "../../src/kit/i18n";
import { expecting, sameWait } from "../../src/kit/waits";

beforeAll(() => speak("en"));

test("a wait is said as roughly as it is known", () => {
  expect(expecting({ from: 0, to: 5 })).toBe("under 5 min");
  expect(expecting({ from: 5, to: 10 })).toBe("5 to 10 min");
  expect(expecting({ from: 30, to: null })).toBe("more than 30 min");
  expect(expecting(null)).toBe("we cannot say yet");
});

test("two waits are the same when nobody would be told otherwise", () => {
  expect(sameWait({ from: 5, to: 10 }, { from: 5, to: 10 })).toBe(true);
  expect(sameWait({ from: 5, to: 10 }, { from: 10, to: 20 })).toBe(false);
  expect(sameWait(null, null)).toBe(true);
  expect(sameWait(null, { from: 0, to: 5 })).toBe(false);
});
