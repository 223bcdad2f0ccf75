import "./diaries.css";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { language } from "../../kit/i18n";
import { isRefusal } from "../../kit/refusal";
import { dayAndHour, hourOf } from "../../kit/when";
import type { DayDrawn, DiaryForm, DiaryPreview, SlotDrawn } from "../../wire";
import { drawDiary } from "../calls/diaries";
import { Part } from "../parts/Part";
import { boundsOf, fullness, minutesOf, placeOf, type Bounds } from "./drawn";
import { t } from "./words";

const pause = 350;

/** Next week as it would be, drawn while one writes; and the bookings that such hours would leave outside. */
export function Preview({ id, form }: { id: string; form: DiaryForm }): JSX.Element {
  const drawn = useSignal<DiaryPreview | null>(null);
  const written = JSON.stringify(form);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      drawDiary(id, form).then((answer) => { if (!gone) drawn.value = answer; }, (failed: unknown) => { if (!isRefusal(failed)) throw failed; });
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id, written]);
  const told = drawn.value;
  const wrong = told?.findings.some(({ level }) => level === "error") ?? false;
  return (
    <Part title={t("preview")} why={t("preview_why")}>
      {wrong && <p class="soft" role="status">{t("preview_wrong")}</p>}
      {told && told.days.length > 0 && <Week told={told} />}
      {told && told.stranded.length > 0 && (
        <Banner tone="warning" live="status" title={t("stranded", { n: told.stranded.length })}>
          <ul class="stranded">{told.stranded.map((each) => <li key={each.reference}>{t("stranded_one", { when: dayAndHour(each.starts_at, told.zone), name: each.seeker, reference: each.reference })}</li>)}</ul>
          <p>{t("stranded_why")}</p>
        </Banner>
      )}
    </Part>
  );
}

function Week({ told }: { told: DiaryPreview }): JSX.Element {
  const bounds = boundsOf(told.days);
  const hours = Array.from({ length: (bounds.to - bounds.from) / 60 + 1 }, (_, n) => bounds.from / 60 + n);
  return (
    <figure class="week-drawn">
      <div class="week-picture" aria-hidden="true">
        <div class="week-hours">{hours.map((hour) => <span key={hour} class="figures" style={{ insetBlockStart: `${placeOf(hour * 60, hour * 60, bounds).top}%` }}>{String(hour).padStart(2, "0")}</span>)}</div>
        {told.days.map((day) => <Day key={day.day} day={day} bounds={bounds} told={told} />)}
      </div>
      <p class="week-key" aria-hidden="true">{(["free", "some", "taken"] as const).map((each) => <span key={each}><i class={`slot slot-${each}`} />{t(`key_${each}`)}</span>)}</p>
      <ul role="list" class="week-words">{told.days.map((day) => <li key={day.day}><strong>{named(day.day, "long")}</strong> <span>{inWords(day)}</span></li>)}</ul>
    </figure>
  );
}

function Day({ day, bounds, told }: { day: DayDrawn; bounds: Bounds; told: DiaryPreview }): JSX.Element {
  return (
    <div class="week-column">
      <p class="week-name">{named(day.day, "short")}</p>
      <div class="week-track">
        {day.hours.map((span) => {
          const [from = 0, to = 0] = span.split("-").map(minutesOf);
          return <i key={span} class="week-open" style={style(from, to, bounds)} />;
        })}
        {day.slots.map((slot) => <Slot key={slot.starts_at} slot={slot} bounds={bounds} told={told} />)}
      </div>
    </div>
  );
}

function Slot({ slot, bounds, told }: { slot: SlotDrawn; bounds: Bounds; told: DiaryPreview }): JSX.Element {
  const from = minutesOf(hourOf(slot.starts_at, told.zone));
  const to = from + (Date.parse(slot.ends_at) - Date.parse(slot.starts_at)) / 60_000;
  const title = [hourOf(slot.starts_at, told.zone), t("free_of", { free: slot.free, n: told.seats })].join(" · ");
  return <i class={`slot slot-${fullness(slot, told.seats)}`} style={style(from, to, bounds)} title={title} />;
}

function style(from: number, to: number, bounds: Bounds): { insetBlockStart: string; blockSize: string } {
  const { top, height } = placeOf(from, to, bounds);
  return { insetBlockStart: `${top}%`, blockSize: `${height}%` };
}

function inWords({ hours, slots }: DayDrawn): string {
  if (hours.length === 0) return t("closed");
  return t("day_free", { hours: hours.map((span) => span.replace("-", "–")).join(", "), n: slots.filter(({ free }) => free > 0).length });
}

function named(day: string, weekday: "short" | "long"): string {
  return new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "fr", { weekday, day: "numeric", ...(weekday === "long" ? { month: "long" } : {}), timeZone: "UTC" }).format(new Date(`${day}T12:00Z`));
}
