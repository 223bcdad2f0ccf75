import "./timetable.css";
import { type Signal, signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { language } from "../../kit/i18n";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { today } from "../../kit/when";
import type { Timetable as Told } from "../../wire";
import type { Desk } from "../desk/desk";
import { Failure } from "../parts/Failure";
import { Day } from "./Day";
import { boundsOf, daysLater, mondayOf, worthShowing } from "./layout";
import { minutesIn } from "./minutes";
import { OneDay } from "./OneDay";
import { readTimetable } from "./readTimetable";
import { t } from "./words";

/** A week, or one day of it; whoever chooses keeps their choice. */
const daily = signal(false);

/** One's own days: what is booked, when one can be booked, when one is away. A grid where there is room, else a list. */
export function Timetable({ desk }: { desk: Desk }): JSX.Element {
  const ahead = useSignal(0);
  const turn = useSignal(0);
  const day = daily.value;
  const from = day ? daysLater(today.value, ahead.value) : mondayOf(today.value, ahead.value);
  const { told, refusal } = useDays(desk, from, day ? 1 : 7, turn.value);
  return (
    <section class="timetable" aria-labelledby="timetable-title">
      <header class="people-head">
        <h2 id="timetable-title">{t("timetable")}</h2>
        <Button look="quiet" icon="back" onClick={() => desk.turnTo("desk")}>{t("back")}</Button>
      </header>
      <Turn day={day} from={from} ahead={ahead} />
      <Failure title={t("failed")} refusal={refusal} onRetry={() => { turn.value += 1; }} />
      {told ? day ? <OneDay told={told} desk={desk} /> : <Week told={told} desk={desk} /> : !refusal && <Skeleton blocks={3} />}
    </section>
  );
}

function Turn({ day, from, ahead }: { day: boolean; from: string; ahead: Signal<number> }): JSX.Element {
  const shows = (one: boolean): void => {
    daily.value = one;
    ahead.value = 0;
  };
  return (
    <div class="timetable-turn">
      <Button icon="back" aria-label={t(day ? "previous_day" : "previous")} onClick={() => { ahead.value -= 1; }} />
      <p class="timetable-week" role="status">{day ? long(from) : t("week_of", { day: long(from) })}</p>
      <Button icon="forward" aria-label={t(day ? "next_day" : "next")} onClick={() => { ahead.value += 1; }} />
      {ahead.value !== 0 && <Button look="quiet" onClick={() => { ahead.value = 0; }}>{t(day ? "to_today" : "this_week")}</Button>}
      <div class="timetable-shows" role="group" aria-label={t("shown_as")}>
        <Button look={day ? "primary" : "secondary"} aria-pressed={day} onClick={() => shows(true)}>{t("by_day")}</Button>
        <Button look={day ? "secondary" : "primary"} aria-pressed={!day} onClick={() => shows(false)}>{t("by_week")}</Button>
      </div>
    </div>
  );
}

/** The days that begin with one; whoever turns on quickly sees those they turned to, and no others. */
function useDays(desk: Desk, from: string, days: number, turn: number): { told: Told | null; refusal: Refusal | null } {
  const [told, setTold] = useState<Told | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let gone = false;
    const look = (): void => {
      readTimetable(from, days).then((answer) => {
        if (gone) return;
        setTold(answer);
        setRefusal(null);
      }, (failed: unknown) => {
        if (!isRefusal(failed)) throw failed;
        if (!gone) setRefusal(failed);
      });
    };
    look();
    const stop = desk.live.hear("console", look);
    return () => {
      gone = true;
      stop();
    };
  }, [desk, from, days, turn]);
  return { told: told?.days[0]?.day === from && told.days.length === days ? told : null, refusal };
}

function Week({ told, desk }: { told: Told; desk: Desk }): JSX.Element {
  const days = told.days.filter((day) => worthShowing(day, told.today));
  const minutes = minutesIn(told.zone);
  const bounds = boundsOf(days, minutes);
  const hours = Array.from({ length: (bounds.to - bounds.from) / 60 + 1 }, (_, n) => bounds.from / 60 + n);
  const booked = told.days.reduce((sum, { bookings }) => sum + bookings.length, 0);
  return (
    <>
      <p class="soft">{t("week_booked", { n: booked })} {!told.has_diary && t("no_diary")}</p>
      <div class="timetable-grid" style={{ "--days": days.length, "--hours": hours.length - 1 }}>
        <div class="timetable-hours figures" aria-hidden="true">{hours.map((hour, n) => <span key={hour} style={{ insetBlockStart: `${(n / (hours.length - 1)) * 100}%` }}>{String(hour).padStart(2, "0")}:00</span>)}</div>
        {days.map((day) => <Day key={day.day} day={day} bounds={bounds} zone={told.zone} isToday={day.day === told.today} desk={desk} />)}
      </div>
    </>
  );
}

function long(day: string): string {
  return new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "fr", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T12:00Z`));
}
