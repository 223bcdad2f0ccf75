import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { weekdayName } from "../../kit/when";
import { addDays, addMonths, led, monthOf, weeksOf, within, type Bounds, type Day } from "./grid";
import { SlotButtons } from "./SlotButtons";
import { dayName, monthName } from "./tell";
import type { Picking } from "./TimePicker";
import type { Times } from "./times";
import { t } from "./words";

const weekdays = [0, 1, 2, 3, 4, 5, 6];

/** A month as on paper; the times of the chosen day beside it (WAI-ARIA APG, date grid). */
export function Month({ times, wanted, onPick }: Picking): JSX.Element {
  const bounds = times.bounds.value ?? { first: "", last: "" };
  const free = times.days.value;
  const soonest = [...free.keys()][0] ?? bounds.first;
  const [moved, setDay] = useState<Day | null>(null);
  const day = within(bounds, moved ?? soonest);
  useEffect(() => times.upTo(within(bounds, addDays(addMonths(`${monthOf(day)}-01`, 1), -1))), [monthOf(day), times]);

  const slots = free.get(day) ?? [];
  return (
    <div class="month">
      <div class="calendar">
        <Head day={day} bounds={bounds} onDay={setDay} />
        <Grid day={day} times={times} bounds={bounds} onDay={setDay} />
        <p class="keys small soft">{t("keys")}</p>
      </div>
      <section class="month-times" aria-live="polite">
        <h2 class="day-name">{dayName(day)}</h2>
        {slots.length > 0
          ? <SlotButtons day={day} slots={slots} zone={times.zone.value} wanted={wanted} onPick={onPick} />
          : <p class="soft">{t("free", { n: 0 })}. {t("pick_a_day")}</p>}
      </section>
    </div>
  );
}

interface DayProps { day: Day; bounds: Bounds; onDay: (day: Day) => void }

function Head({ day, bounds, onDay }: DayProps): JSX.Element {
  const go = (months: number): void => onDay(within(bounds, addMonths(day, months)));
  return (
    <div class="calendar-head">
      <h2 class="calendar-month" aria-live="polite">{monthName(day)}</h2>
      <Button look="quiet" icon="back" aria-label={t("previous")} aria-disabled={monthOf(day) === monthOf(bounds.first)} onClick={() => go(-1)} />
      <Button look="quiet" icon="forward" aria-label={t("next")} aria-disabled={monthOf(day) === monthOf(bounds.last)} onClick={() => go(1)} />
    </div>
  );
}

function Grid({ day, bounds, times, onDay }: DayProps & { times: Times }): JSX.Element {
  const grid = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    if (byKey.current) grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    byKey.current = false;
  }, [day]);
  const press = (event: KeyboardEvent): void => {
    const to = event.ctrlKey || event.altKey || event.metaKey ? null : led(event.key, day, bounds);
    if (to === null) return;
    event.preventDefault();
    byKey.current = true;
    onDay(to);
  };

  return (
    <div ref={grid} class="grid" role="grid" tabIndex={-1} aria-label={t("calendar", { month: monthName(day) })} onKeyDown={press}>
      <div role="row" class="week-row">
        {weekdays.map((weekday) => (
          <span key={weekday} role="columnheader" class="weekday" aria-label={weekdayName(weekday)}>{weekdayName(weekday).slice(0, 3)}</span>
        ))}
      </div>
      {weeksOf(day).map((week) => (
        <div key={week[0]} role="row" class="week-row">
          {week.map((each) => <Cell key={each} each={each} day={day} bounds={bounds} free={times.days.value.get(each)?.length ?? 0} onDay={onDay} />)}
        </div>
      ))}
    </div>
  );
}

/** A day can be gone to and is said even when nothing is free in it; only its look is quiet. */
function Cell({ each, day, bounds, free, onDay }: DayProps & { each: Day; free: number }): JSX.Element {
  if (monthOf(each) !== monthOf(day)) return <span role="gridcell" class="cell" />;
  const out = each < bounds.first || each > bounds.last;
  const today = each === bounds.first;
  const said = [dayName(each), today && t("today"), t("free", { n: free })].filter(Boolean).join(", ");
  return (
    <div role="gridcell" class="cell" aria-selected={each === day}>
      <button type="button" tabIndex={each === day ? 0 : -1} aria-label={said} aria-disabled={free === 0 || out}
        class={`cell-day ${free > 0 ? "cell-free" : ""} ${today ? "cell-today" : ""} ${each === day ? "cell-chosen" : ""}`}
        onClick={() => { if (!out) onDay(each); }}>
        <span>{Number(each.slice(8))}</span>
        {free > 0 && <Load free={free} />}
      </button>
    </div>
  );
}

/** Much or little left, for the eye; the name of the day says the number. */
function Load({ free }: { free: number }): JSX.Element {
  const dots = free > 8 ? 3 : free > 3 ? 2 : 1;
  return <span class="cell-load" aria-hidden="true">{Array.from({ length: dots }, (_, i) => <i key={i} />)}</span>;
}
