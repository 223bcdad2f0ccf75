import { expect, test } from "vitest";
import { boundsOf, fullness, minutesOf, placeOf } from "../../src/admin/diaries/drawn";

const day = (...hours: string[]) => ({ day: "2026-03-02", hours, slots: [] });

test("the picture begins at the hour before the first and ends at the hour after the last", () => {
  expect(boundsOf([day("09:30-12:00"), day(), day("13:00-17:10")])).toEqual({ from: 540, to: 1080 });
});

test("a week that is never open still has a picture", () => {
  expect(boundsOf([day(), day()])).toEqual({ from: 480, to: 1080 });
});

test("a time stands where its share of the day is", () => {
  expect(placeOf(minutesOf("10:00"), minutesOf("11:30"), { from: 540, to: 840 })).toEqual({ top: 20, height: 30 });
});

test("the end of the day is at its end", () => {
  expect(boundsOf([day("20:00-24:00")])).toEqual({ from: 1200, to: 1440 });
});

test("a time is free, partly taken, or taken", () => {
  const slot = { starts_at: "2026-03-02T09:00:00Z", ends_at: "2026-03-02T09:30:00Z" };
  expect([2, 1, 0].map((free) => fullness({ ...slot, free }, 2))).toEqual(["free", "some", "taken"]);
});
