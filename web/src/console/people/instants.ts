/** The moment at which the clocks of a zone show a wall time: "2026-03-02T09:00" in Europe/Paris. Pure. */
export function instantOf(wall: string, zone: string): string {
  const asIfUtc = Date.parse(`${wall}Z`);
  // Twice, for the offset before a change of the clocks may not be the offset after it.
  const near = asIfUtc - offsetAt(asIfUtc, zone);
  return new Date(asIfUtc - offsetAt(near, zone)).toISOString();
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(instant / 1000) * 1000;
}
