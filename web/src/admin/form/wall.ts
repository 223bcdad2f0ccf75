/** A time on the wall of an agency, as an instant, and back. Pure. */

/** "2026-07-14T09:00" there → an instant. A time that does not exist is the one an hour later. */
export function instantOf(wall: string, zone: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return "";
  const asUtc = Date.parse(`${wall}:00Z`);
  const guess = asUtc - offset(asUtc, zone);
  return new Date(asUtc - offset(guess, zone)).toISOString();
}

/** An instant → "2026-07-14T09:00" there. */
export function wallOf(instant: string | number, zone: string): string {
  const at = new Date(instant).getTime();
  return new Date(at + offset(at, zone)).toISOString().slice(0, 16);
}

function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  const there = Date.parse(`${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}Z`);
  return there - Math.floor(at / 1000) * 1000;
}
