import { expect, test } from "vitest";
import { boundsOf, daysLater, howManyOver, isWholeDay, mondayOf, placeOf, worthShowing } from "../../src/console/timetable/layout";
import type { TimetableDay } from "../../src/wire";

const minutes = (instant: string): number => Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16));
const span = (from: string, to: string) => ({ starts_at: `2026-03-02T${from}Z`, ends_at: `2026-03-0${to === "00:00" ? 3 : 2}T${to}Z` });

function day(date: string, ...open: { starts_at: string; ends_at: string }[]): TimetableDay {
  return { day: date, open, away: [], bookings: [] };
}

test("the grid shows office hours at least, and all that is open", () => {
  expect(boundsOf([day("2026-03-02")], minutes)).toEqual({ from: 540, to: 1020 });
  expect(boundsOf([day("2026-03-02", span("07:40", "18:10"))], minutes)).toEqual({ from: 420, to: 1140 });
});

test("midnight ends a day", () => {
  expect(boundsOf([day("2026-03-02", span("20:00", "00:00"))], minutes).to).toBe(1440);
  expect(isWholeDay(span("00:00", "00:00"), minutes)).toBe(true);
  expect(isWholeDay(span("00:00", "12:00"), minutes)).toBe(false);
});

test("what goes beyond the grid ends with it", () => {
  expect(placeOf(span("00:00", "00:00"), { from: 540, to: 1020 }, minutes)).toEqual({ top: 0, height: 100 });
  expect(placeOf(span("11:00", "12:00"), { from: 540, to: 1020 }, minutes)).toEqual({ top: 25, height: 12.5 });
});

test("a week begins on Monday, also across the change of the clocks and of the year", () => {
  expect(mondayOf("2026-03-29")).toBe("2026-03-23");
  expect(mondayOf("2026-03-23")).toBe("2026-03-23");
  expect(mondayOf("2026-12-31", 1)).toBe("2027-01-04");
});

test("a weekend is shown when there is something in it, or when it is today", () => {
  expect(worthShowing(day("2026-03-07"), "2026-03-02")).toBe(false);
  expect(worthShowing(day("2026-03-07"), "2026-03-07")).toBe(true);
  expect(worthShowing(day("2026-03-07", span("09:00", "12:00")), "2026-03-02")).toBe(true);
  expect(worthShowing(day("2026-03-06"), "2026-03-02")).toBe(true);
});

test("the line of now stands before the first appointment that is not over", () => {
  const ends = ["2026-12-01T09:30Z", "2026-12-01T10:30Z"].map((ends_at) => ({ ends_at }));
  const at = (hour: string): number => howManyOver(ends, Date.parse(`2026-12-01T${hour}Z`));
  expect([at("09:00"), at("09:30"), at("10:00"), at("11:00")]).toEqual([0, 1, 1, 2]);
  expect(howManyOver([], 0)).toBe(0);
});

test("days go on over the end of a month, whatever clocks do", () => {
  expect([daysLater("2026-10-31", 1), daysLater("2026-10-25", -1), daysLater("2026-03-29", 1)]).toEqual(["2026-11-01", "2026-10-24", "2026-03-30"]);
});
