import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { weekdayName } from "../../kit/when";
import type { WeekForm } from "../../wire";
import type { Told } from "../form/draft";
import { t } from "../words";
import { DayStrip } from "./DayStrip";
import { Warned } from "./Warned";

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
type Day = (typeof days)[number];

export const closedWeek: WeekForm = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

interface WeekFieldProps { legend: string; hint?: string; value: WeekForm; onValue: (value: WeekForm) => void; at: (path: string) => Told }

/** When each day is open: as many spans as one likes, drawn as one writes them. */
export function WeekField({ legend, hint, value, onValue, at }: WeekFieldProps): JSX.Element {
  const alike = (day: Day): void => onValue({ ...value, ...Object.fromEntries(days.slice(days.indexOf(day) + 1, 5).map((each) => [each, value[day]])) });
  return (
    <fieldset class="week">
      <legend class="field-label">{legend}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      <ul role="list">
        {days.map((day, number) => (
          <li key={day} class="week-day">
            <span class="week-name">{weekdayName(number)}</span>
            <DayStrip spans={value[day]} />
            <Spans day={weekdayName(number)} spans={value[day]} told={at(`week/${day}`)} onSpans={(spans) => onValue({ ...value, [day]: spans })} />
            {day === "monday" && <Button look="quiet" icon="copy" aria-label={t("copy_to_friday")} title={t("copy_to_friday")} onClick={() => alike(day)} />}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface SpansProps { day: string; spans: readonly string[]; told: Told; onSpans: (spans: string[]) => void }

function Spans({ day, spans, told, onSpans }: SpansProps): JSX.Element {
  const put = (n: number, span: string): void => onSpans(spans.map((each, index) => (index === n ? span : each)));
  return (
    <Warned told={told} group>
      <div class="spans">
        {spans.map((span, n) => {
          const [from = "", to = ""] = span.split("-");
          return (
            <span key={n} class="span">
              <Time label={t("from_on", { day, n: n + 1 })} value={from} onValue={(time) => put(n, `${time}-${to}`)} wrong={Boolean(told.error)} />
              <span aria-hidden="true">–</span>
              <Time label={t("to_on", { day, n: n + 1 })} value={to} onValue={(time) => put(n, `${from}-${time}`)} wrong={Boolean(told.error)} />
              <Button look="quiet" icon="close" aria-label={t("take_away_span", { day, span })} onClick={() => onSpans(spans.filter((_, index) => index !== n))} />
            </span>
          );
        })}
        {spans.length === 0 && <span class="soft">{t("closed")}</span>}
        <Button look="quiet" icon="plus" aria-label={t("add_hours_on", { day })} onClick={() => onSpans([...spans, spans.length ? "14:00-17:00" : "09:00-12:30"])}>{t("add_hours")}</Button>
      </div>
    </Warned>
  );
}

interface TimeProps { label: string; value: string; onValue: (value: string) => void; wrong: boolean }

/** Typed as people write it; 24:00, which a clock does not show, is the end of the day. */
export function Time({ label, value, onValue, wrong }: TimeProps): JSX.Element {
  return <input class="field-input time figures" aria-label={label} value={value} inputMode="numeric" placeholder="09:00" maxLength={5} aria-invalid={wrong} onInput={(event) => onValue(event.currentTarget.value)} />;
}
