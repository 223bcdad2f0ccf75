/** Moments and durations in words, in the agency's time zone. */
import { computed, signal } from "@preact/signals";
import { time } from "./clock";
import { language } from "./i18n";
import { t } from "./words";

/** The agency's zone: 09:00 on the page is 09:00 at its door, also for a reader in Réunion. */
export const zone = signal("Europe/Paris");

/** The day there; it changes once a day, so what reads it is not redrawn each second. */
export const today = computed(() => dateKey(time.value));

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const formats = new Map<string, Intl.DateTimeFormat>();

/** "under 1 min", "4 min", "1 h 05 min". */
export function lasting(ms: number): string {
  if (ms < minute) return t("under_a_minute");
  const minutes = Math.floor(ms / minute);
  if (minutes < 60) return t("minutes", { m: minutes });
  return t("hours", { h: Math.floor(minutes / 60), m: String(minutes % 60).padStart(2, "0") });
}

/** A delay that somebody has set, exactly: "5 min", "1 h 30 min", "1:30". */
export function exactly(ms: number): string {
  return ms % minute === 0 ? lasting(ms) : stopwatch(ms);
}

/** "4:32", "1:04:32": for a running timer. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest.replace(/^0/, "");
}

/** "10:42": there, or where somebody else is. */
export function hourOf(moment: string, where = zone.value): string {
  return format(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, where);
}

/** "Today", "Yesterday", "Monday 3 March". */
export function dayOf(moment: string): string {
  const away = daysAway(moment);
  if (away === 0) return t("today");
  if (away === -1) return t("yesterday");
  return format(moment, { weekday: "long", day: "numeric", month: "long" });
}

/** "today at 14:00", "tomorrow at 09:00", "Monday at 09:00", "Monday 3 March at 09:00". */
export function dayAndHour(moment: string, where = zone.value): string {
  const at = hourOf(moment, where);
  const away = daysAway(moment, where);
  if (away === 0) return t("today_at", { at });
  if (away === 1) return t("tomorrow_at", { at });
  const named: Intl.DateTimeFormatOptions = away > 1 && away < 7
    ? { weekday: "long" }
    : { weekday: "long", day: "numeric", month: "long" };
  return t("day_at", { day: format(moment, named, where), at });
}

/** A key that is the same for two moments of one day, there: "2026-03-30". */
export function dateKey(moment: string | number, where = zone.value): string {
  return formatter("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }, where).format(new Date(moment));
}

/** 0 = Monday. The weekday now, there. */
export function weekdayNow(): number {
  return (new Date(`${today.value}T00:00Z`).getUTCDay() + 6) % 7;
}

/** "Monday" for 0. */
export function weekdayName(weekday: number): string {
  const monday = Date.UTC(2024, 0, 1, 12);
  return new Intl.DateTimeFormat(language.value, { weekday: "long", timeZone: "UTC" }).format(monday + weekday * day);
}

function daysAway(moment: string, where = zone.value): number {
  const now = where === zone.value ? today.value : dateKey(time.value, where);
  return Math.round((Date.parse(dateKey(moment, where)) - Date.parse(now)) / day);
}

function format(moment: string, options: Intl.DateTimeFormatOptions, where = zone.value): string {
  return formatter(language.value === "en" ? "en-GB" : "fr", options, where).format(new Date(moment));
}

/** Making a formatter costs some 50 µs; a timeline of 200 lines asks for one each. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions, where: string): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, where, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: where });
  formats.set(key, made);
  return made;
}
