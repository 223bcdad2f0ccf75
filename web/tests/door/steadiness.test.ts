import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Steadiness } from "../../src/kit/steadiness";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a socket that blinks is no news", () => {
  const connected = signal(false);
  const steadiness = new Steadiness(connected, signal(0));
  steadiness.start();
  vi.advanceTimersByTime(2900);
  expect(steadiness.link.value).toBe("live");
  connected.value = true;
  vi.advanceTimersByTime(9000);
  expect(steadiness.link.value).toBe("live");
  steadiness.stop();
});

test("one that stays away is said, until it is back", () => {
  const connected = signal(false);
  const steadiness = new Steadiness(connected, signal(0));
  steadiness.start();
  vi.advanceTimersByTime(3000);
  expect(steadiness.link.value).toBe("slow");
  connected.value = true;
  expect(steadiness.link.value).toBe("live");
  steadiness.stop();
});

test("reads that fail are said at once", () => {
  const failures = signal(0);
  const steadiness = new Steadiness(signal(true), failures);
  failures.value = 1;
  expect(steadiness.link.value).toBe("lost");
});
