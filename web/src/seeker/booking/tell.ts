/** Days, hours and zones in words, by the clocks of a given zone. */
import { language, pick } from "../../kit/i18n";
import { dateKey, hourOf } from "../../kit/when";
import type { Diary } from "../../wire";
import type { Day } from "./grid";

/** "mardi 1 décembre" for "2026-12-01". */
export function dayName(day: Day): string {
  return onPaper(day, { weekday: "long", day: "numeric", month: "long" });
}

/** "décembre 2026". */
export function monthName(day: Day): string {
  return onPaper(day, { month: "long", year: "numeric" });
}

/** "déc.". */
export function shortMonth(day: Day): string {
  return onPaper(day, { month: "short" });
}

/** "mardi 1 décembre" for a moment, there. */
export function dayThere(moment: string, zone: string): string {
  return dayName(dateKey(moment, zone));
}

/** Noon or later, there. */
export function isAfternoon(moment: string, zone: string): boolean {
  return hourOf(moment, zone) >= "12:00";
}

/** Whose diary it is: an advisor by name, or a desk by its. */
export function whose({ advisor, desk }: Diary): string {
  return advisor?.name ?? (desk ? pick(desk) : "");
}

function onPaper(day: Day, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(new Date(day));
}

function locale(): string {
  return language.value === "en" ? "en-GB" : "fr";
}
