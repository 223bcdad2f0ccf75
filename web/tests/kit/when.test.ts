import { beforeEach, expect, test } from "vitest";
import * as clock from "../../src/kit/clock";
import { speak } from "../../src/kit/i18n";
import { dateKey, dayAndHour, dayOf, hourOf, lasting, stopwatch, today, weekdayName, weekdayNow, zone } from "../../src/kit/when";

beforeEach(async () => {
  zone.value = "Europe/Paris";
  // A Monday, 11:00 in Paris, the day after the clocks went forward.
  clock.hear("2026-03-30T09:00:00Z");
  await speak("fr");
});

test("a wait is told in words that fit on a phone", () => {
  expect([0, 59_000, 60_000, 247_000, 3_900_000].map(lasting)).toEqual(["moins d’1 min", "moins d’1 min", "1 min", "4 min", "1 h 05 min"]);
});

test("a timer runs in minutes and seconds, then hours", () => {
  expect([0, 9000, 272_000, 3_872_000].map(stopwatch)).toEqual(["0:00", "0:09", "4:32", "1:04:32"]);
});

test("the hour is the agency's, on either side of the clock change", () => {
  expect(hourOf("2026-03-28T08:00:00Z")).toBe("09:00");
  expect(hourOf("2026-03-30T08:00:00Z")).toBe("10:00");
});

test("an opening is told the way people say it", () => {
  expect(dayAndHour("2026-03-30T12:00:00Z")).toBe("aujourd’hui à 14:00");
  expect(dayAndHour("2026-03-31T07:00:00Z")).toBe("demain à 09:00");
  expect(dayAndHour("2026-04-03T07:00:00Z")).toBe("vendredi à 09:00");
  expect(dayAndHour("2026-04-07T07:00:00Z")).toBe("mardi 7 avril à 09:00");
});

test("it says so in English too", async () => {
  await speak("en");

  expect(dayAndHour("2026-04-03T07:00:00Z")).toBe("Friday at 09:00");
  expect(dayOf("2026-03-29T21:00:00Z")).toBe("Yesterday");
});

test("the same moment is another day in Tahiti", () => {
  const evening = "2026-03-30T06:00:00Z";

  expect(dateKey(evening)).toBe("2026-03-30");

  zone.value = "Pacific/Tahiti";

  expect(dateKey(evening)).toBe("2026-03-29");
  expect(today.value).toBe("2026-03-29");
});

test("the week begins on Monday", () => {
  expect(weekdayName(0)).toBe("lundi");
  expect(weekdayNow()).toBe(0);
});

test("time goes by the server's clock", () => {
  expect(Math.abs(clock.time.value - Date.parse("2026-03-30T09:00:00Z"))).toBeLessThan(1000);
  expect(Math.round(clock.since("2026-03-30T08:56:00Z") / 1000)).toBe(240);
  expect(clock.until("2026-03-30T08:00:00Z")).toBe(0);
});
