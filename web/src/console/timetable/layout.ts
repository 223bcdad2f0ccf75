/** Where things stand in a week drawn as a grid, and which week that is. Pure. */
import type { TimetableDay } from "../../wire";

export interface Bounds { from: number; to: number }
export type Minutes = (instant: string) => number;
interface Span { starts_at: string; ends_at: string }

const day = 86_400_000;

/** The hours that the grid shows: all that is open or booked, and office hours at least. */
export function boundsOf(days: readonly TimetableDay[], minutes: Minutes): Bounds {
  const spans = days.flatMap(({ open, bookings }): Span[] => [...open, ...bookings]);
  const from = Math.min(9 * 60, ...spans.map(({ starts_at }) => minutes(starts_at)));
  const to = Math.max(17 * 60, ...spans.map((span) => endOf(span, minutes)));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** How far down and how tall, in percent; what goes beyond the grid ends with it. */
export function placeOf(span: Span, bounds: Bounds, minutes: Minutes): { top: number; height: number } {
  const whole = bounds.to - bounds.from;
  const from = Math.max(minutes(span.starts_at), bounds.from);
  const to = Math.min(endOf(span, minutes), bounds.to);
  return { top: ((from - bounds.from) / whole) * 100, height: (Math.max(to - from, 0) / whole) * 100 };
}

/** Midnight ends a day, and does not begin it. */
function endOf(span: Span, minutes: Minutes): number {
  const end = minutes(span.ends_at);
  return end <= minutes(span.starts_at) ? 24 * 60 : end;
}

export function isWholeDay(span: Span, minutes: Minutes): boolean {
  return minutes(span.starts_at) === 0 && endOf(span, minutes) === 24 * 60;
}

/** The Monday of the week in which a day is; so many weeks later. */
export function mondayOf(today: string, weeks = 0): string {
  const at = Date.parse(`${today}T00:00Z`);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at + (7 * weeks - weekday) * day).toISOString().slice(0, 10);
}

/** So many days later. */
export function daysLater(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** How many of a day's appointments are over: the line of now comes after them. */
export function howManyOver(bookings: readonly Pick<Span, "ends_at">[], now: number): number {
  const next = bookings.findIndex(({ ends_at }) => Date.parse(ends_at) > now);
  return next < 0 ? bookings.length : next;
}

/** At the weekend a grid shows only what there is. */
export function worthShowing({ day: date, open, bookings }: TimetableDay, today: string): boolean {
  const weekend = [0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());
  return !weekend || date === today || open.length + bookings.length > 0;
}
