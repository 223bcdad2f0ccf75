/** What is chosen for each booking of somebody who is away. Pure. */
import type { BookingHit, ChosenWay, Way } from "../../wire";

/** For each booking, which of its ways: the first that is proposed, until somebody chooses another. */
export type Chosen = ReadonlyMap<string, number>;

export function wayOf(booking: BookingHit, chosen: Chosen): Way | undefined {
  return booking.ways[chosen.get(booking.id) ?? 0];
}

/** What is sent: everything that tells which booking, as it was shown, and where it goes. */
export function choices(bookings: readonly BookingHit[], chosen: Chosen): ChosenWay[] {
  return bookings.flatMap((booking) => {
    const way = wayOf(booking, chosen);
    return way ? [{ appointment: booking.id, was_at: booking.starts_at, way: way.way, starts_at: way.starts_at, advisor: way.advisor?.id ?? null }] : [];
  });
}

/** How many keep their hour, move, and are asked. */
export function tally(bookings: readonly BookingHit[], chosen: Chosen): Record<Way["way"], number> {
  const count = { reassign: 0, move: 0, ask: 0 };
  for (const booking of bookings) {
    const way = wayOf(booking, chosen);
    if (way) count[way.way] += 1;
  }
  return count;
}

/** Bookings that would go to the same time, or to one person at the same time: only one of each can be done. */
export function clashes(bookings: readonly BookingHit[], chosen: Chosen): ReadonlySet<string> {
  const seen = new Map<string, string>();
  const clashing = new Set<string>();
  for (const booking of bookings) {
    const way = wayOf(booking, chosen);
    const place = way?.way === "move" ? `at ${way.starts_at ?? ""}` : way?.way === "reassign" ? `${way.advisor?.id ?? ""} ${booking.starts_at}` : null;
    if (place === null) continue;
    const other = seen.get(place);
    if (other !== undefined) [other, booking.id].forEach((id) => clashing.add(id));
    seen.set(place, booking.id);
  }
  return clashing;
}
