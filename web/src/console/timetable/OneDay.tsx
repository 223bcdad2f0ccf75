import type { JSX } from "preact";
import { time } from "../../kit/clock";
import { hourOf } from "../../kit/when";
import type { Timetable } from "../../wire";
import type { Desk } from "../desk/desk";
import { Booking, named } from "./Day";
import { howManyOver, isWholeDay } from "./layout";
import { minutesIn } from "./minutes";
import { t } from "./words";

/** One day in order: what is over, the line of now, and what comes. */
export function OneDay({ told, desk }: { told: Timetable; desk: Desk }): JSX.Element | null {
  const [day] = told.days;
  if (!day) return null;
  const { zone, today } = told;
  const { bookings } = day;
  const over = day.day === today ? howManyOver(bookings, time.value) : -1;
  const hours = day.open.map((span) => `${hourOf(span.starts_at, zone)}–${hourOf(span.ends_at, zone)}`).join(", ");
  return (
    <section class="one-day" aria-labelledby="one-day">
      <h3 id="one-day">{named(day.day)}</h3>
      <p class="soft">{[bookings.length === 0 ? t("day_none") : t("day_booked", { n: bookings.length }), hours && t("day_open", { hours })].filter(Boolean).join(" · ")} {!told.has_diary && t("no_diary")}</p>
      {day.away.map((span) => <p key={span.starts_at} class="timetable-away">{isWholeDay(span, minutesIn(zone)) ? t("away_all_day") : t("away", { from: hourOf(span.starts_at, zone), to: hourOf(span.ends_at, zone) })}</p>)}
      <ol role="list" class="one-day-list">
        {bookings.map((booking, n) => (
          <>
            {n === over && <Now zone={zone} />}
            <li key={booking.id} class={`booking booking-${booking.state}`}><Booking booking={booking} zone={zone} desk={desk} /></li>
          </>
        ))}
        {over === bookings.length && <Now zone={zone} />}
      </ol>
    </section>
  );
}

function Now({ zone }: { zone: string }): JSX.Element {
  return <li class="one-day-now figures"><span>{t("now", { at: hourOf(new Date(time.value).toISOString(), zone) })}</span></li>;
}
