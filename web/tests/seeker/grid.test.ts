import { expect, test } from "vitest";
import { addDays, addMonths, led, weekdayOf, weeksOf, within } from "../../src/seeker/booking/grid";

const bounds = { first: "2026-11-28", last: "2027-02-28" };

test("a month is whole weeks from Monday on, with the days of its neighbours", () => {
  const weeks = weeksOf("2026-12-15");

  expect(weeks[0]?.[0]).toBe("2026-11-30");
  expect(weeks.at(-1)?.[6]).toBe("2027-01-03");
  expect(weeks).toHaveLength(5);
});

test("a February that begins on a Monday is four weeks, and an August may be six", () => {
  expect(weeksOf("2027-02-01")).toHaveLength(4);
  expect(weeksOf("2026-08-31")).toHaveLength(6);
});

test("days go on over months, years and the nights when clocks change", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
  expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
});

test("the 31st of a shorter month is its last day", () => {
  expect(addMonths("2026-12-31", 2)).toBe("2027-02-28");
  expect(addMonths("2027-01-15", -1)).toBe("2026-12-15");
});

test("arrows lead by a day and by a week, Home and End along the week, Page by a month", () => {
  const from = "2026-12-16";

  expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => led(key, from, bounds)))
    .toEqual(["2026-12-15", "2026-12-17", "2026-12-09", "2026-12-23"]);
  expect(["Home", "End", "PageUp", "PageDown"].map((key) => led(key, from, bounds)))
    .toEqual(["2026-12-14", "2026-12-20", "2026-11-28", "2027-01-16"]);
});

test("no key leads out of what can be booked, and other keys are left alone", () => {
  expect(led("ArrowLeft", bounds.first, bounds)).toBe(bounds.first);
  expect(led("PageDown", "2027-02-20", bounds)).toBe(bounds.last);
  expect(led("a", bounds.first, bounds)).toBeNull();
  expect(within(bounds, "2026-11-01")).toBe(bounds.first);
});

test("Monday is the first day of a week", () => {
  expect(weekdayOf("2026-11-30")).toBe(0);
  expect(weekdayOf("2026-12-06")).toBe(6);
});
