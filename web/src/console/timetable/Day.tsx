import type { JSX } from "preact";
import { time } from "../../kit/clock";
import { Button } from "../../kit/components/Button";
import { language, pick } from "../../kit/i18n";
import { hourOf } from "../../kit/when";
import type { BookingCard, TimetableDay } from "../../wire";
import type { Desk } from "../desk/desk";
import { isWholeDay, placeOf, type Bounds } from "./layout";
import { minutesIn } from "./minutes";
import { t } from "./words";

interface DayProps { day: TimetableDay; bounds: Bounds; zone: string; isToday: boolean; desk: Desk }

/** A day: a column of the grid, or an entry of the list; read aloud it is the same list. */
export function Day({ day, bounds, zone, isToday, desk }: DayProps): JSX.Element {
  const minutes = minutesIn(zone);
  const style = (span: { starts_at: string; ends_at: string }): JSX.IntrinsicElements["i"]["style"] => {
    const { top, height } = placeOf(span, bounds, minutes);
    return { "--top": `${top}%`, "--height": `${height}%` };
  };
  const id = `day-${day.day}`;
  const hours = day.open.map((span) => `${hourOf(span.starts_at, zone)}–${hourOf(span.ends_at, zone)}`).join(", ");
  return (
    <section class={isToday ? "timetable-day timetable-today" : "timetable-day"} aria-labelledby={id}>
      <h3 id={id}>{named(day.day)}{isToday && <span class="timetable-mark"> · {t("today")}</span>}</h3>
      <p class="timetable-about small soft">{[day.bookings.length === 0 && day.away.length === 0 ? t("day_none") : "", hours && t("day_open", { hours })].filter(Boolean).join(" · ")}</p>
      <div class="timetable-track">
        {day.open.map((span) => <i key={span.starts_at} class="timetable-open" aria-hidden="true" style={style(span)} />)}
        {isToday && <Now bounds={bounds} zone={zone} />}
        <ol role="list">
          {day.away.map((span) => <li key={span.starts_at} class="timetable-away" style={style(span)}>{isWholeDay(span, minutes) ? t("away_all_day") : t("away", { from: hourOf(span.starts_at, zone), to: hourOf(span.ends_at, zone) })}</li>)}
          {day.bookings.map((booking) => <li key={booking.id} class={`booking booking-${booking.state}`} style={style(booking)} title={`${hourOf(booking.starts_at, zone)} ${booking.seeker} · ${pick(booking.motive)}`}><Booking booking={booking} zone={zone} desk={desk} /></li>)}
        </ol>
      </div>
    </section>
  );
}

export function Booking({ booking, zone, desk }: { booking: BookingCard; zone: string; desk: Desk }): JSX.Element {
  const { contact, seeker } = booking;
  const inHand = contact !== null && desk.cards.value.some((card) => card.contact.id === contact);
  return (
    <>
      <p class="booking-who"><span class="booking-at figures">{hourOf(booking.starts_at, zone)}</span> <strong dir="auto">{seeker}</strong></p>
      <p class="booking-about small">{[pick(booking.motive), became(booking), booking.again ? t("again") : "", booking.way === "browser" ? t("in_browser") : "", booking.desk ? t("of_desk") : ""].filter(Boolean).join(" · ")}</p>
      {inHand && <Button look="primary" icon="phone" aria-label={t("open_of", { name: seeker })} onClick={() => desk.choose(contact)}>{t("open")}</Button>}
    </>
  );
}

const outcomes = ["honoured", "absent", "excused", "cancelled_by_seeker", "cancelled_by_agency", "failed_theirs", "failed_ours", "failed_undetermined"] as const;

function became({ state, outcome }: BookingCard): string {
  const ended = outcomes.find((each) => each === outcome);
  if (ended) return t(`outcome_${ended}`);
  return state === "due" ? t("state_due") : "";
}

/** Where the day has come. */
function Now({ bounds, zone }: { bounds: Bounds; zone: string }): JSX.Element | null {
  const at = minutesIn(zone)(new Date(time.value).toISOString());
  if (at < bounds.from || at > bounds.to) return null;
  return <i class="timetable-now" aria-hidden="true" style={{ insetBlockStart: `${((at - bounds.from) / (bounds.to - bounds.from)) * 100}%` }} />;
}

export function named(day: string): string {
  return new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "fr", { weekday: "long", day: "numeric", timeZone: "UTC" }).format(new Date(`${day}T12:00Z`));
}
