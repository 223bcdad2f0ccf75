import "./timetable.css";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { time } from "../../kit/clock";
import { Icon } from "../../kit/components/Icon";
import { isRefusal } from "../../kit/refusal";
import { dateKey, hourOf, lasting, today } from "../../kit/when";
import type { BookingCard } from "../../wire";
import type { Desk } from "../desk/desk";
import { readNextBooking } from "./readTimetable";
import { t } from "./words";

const every = 120_000;
const soon = 15 * 60_000;

/** "Your next appointment starts at 16:00": while it is today; louder as its hour comes. */
export function NextUp({ desk }: { desk: Desk }): JSX.Element | null {
  const next = useSignal<BookingCard | null>(null);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState !== "visible") return;
      readNextBooking().then((answer) => { next.value = answer.next; }, (failed: unknown) => { if (!isRefusal(failed)) throw failed; });
    };
    look();
    const timer = setInterval(look, every);
    const stop = desk.live.hear("console", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      stop();
      document.removeEventListener("visibilitychange", look);
    };
  }, [desk]);
  const booking = next.value;
  // In front already, or not today.
  if (!booking || dateKey(booking.starts_at) !== today.value || booking.contact === desk.chosen.value && booking.contact !== null) return null;
  const away = Date.parse(booking.starts_at) - time.value;
  const near = away < soon;
  return (
    <button type="button" class={near ? "next-up next-up-near" : "next-up"} onClick={() => desk.turnTo("timetable")}>
      <Icon name="phone" size={18} /><span role="status">{said(booking, away)}</span>
    </button>
  );
}

function said({ starts_at, seeker }: BookingCard, away: number): string {
  const slots = { name: seeker, at: hourOf(starts_at) };
  if (away <= 0) return t("next_now", slots);
  return away < soon ? t("next_soon", { ...slots, for: lasting(away) }) : t("next_at", slots);
}
