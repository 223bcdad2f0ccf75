import { expect, test } from "vitest";
import type { Shelf } from "../../src/kit/store";
import { remember, remembered } from "../../src/seeker/reminded/remembered";

function shelf(): Shelf {
  const kept = new Map<string, string>();
  return { get: (key) => kept.get(key) ?? null, set: (key, value) => { if (value === null) kept.delete(key); else kept.set(key, value); } };
}

test("a device knows of which appointments it reminds, and when there is none left", () => {
  const here = shelf();
  remember("monday", "d1", here);
  remember("friday", "d2", here);
  expect([remembered("monday", here), remembered("friday", here), remembered("never", here)]).toEqual(["d1", "d2", null]);
  expect([remember("monday", null, here), remember("friday", null, here)]).toEqual([true, false]);
});

test("what is no memory of ours is none", () => {
  const here = shelf();
  here.set("visavis.reminded", "{");
  expect(remembered("monday", here)).toBeNull();
});
