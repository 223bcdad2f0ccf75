import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { language } from "../../kit/i18n";
import type { Year, YearDay } from "../../wire";
import { readYear } from "../calls/readYear";
import { t } from "../words";
import { Loaded } from "./Loaded";

interface YearPictureProps { kind: "agencies" | "queues"; id: string; version: string; onOverrule: (day: string, label: string) => void }

/** A year at a glance, as it is kept: twelve months for the eye, and in words the days that are not as the week says. */
export function YearPicture({ kind, id, version, onOverrule }: YearPictureProps): JSX.Element {
  const year = useSignal(new Date().getFullYear());
  return (
    <section class="year" aria-label={t("year", { year: year.value })}>
      <header class="year-head">
        <h3>{t("year", { year: year.value })}</h3>
        <Button look="quiet" icon="back" aria-label={t("year", { year: year.value - 1 })} onClick={() => { year.value -= 1; }} />
        <Button look="quiet" icon="forward" aria-label={t("year", { year: year.value + 1 })} onClick={() => { year.value += 1; }} />
      </header>
      <Loaded of={`${id}/${year.value}/${version}`} read={() => readYear(kind, id, year.value)}>{(told) => <Months year={told} onOverrule={onOverrule} />}</Loaded>
    </section>
  );
}

function Months({ year, onOverrule }: { year: Year; onOverrule: (day: string, label: string) => void }): JSX.Element {
  const months = Array.from({ length: 12 }, (_, month) => year.days.filter(({ day }) => Number(day.slice(5, 7)) === month + 1));
  const special = year.days.filter(({ kind, clock }) => kind !== "usual" || clock !== 0);
  return (
    <>
      <div class="months" aria-hidden="true">{months.map((days, month) => <Month key={month} days={days} today={year.today} />)}</div>
      <p class="year-key" aria-hidden="true">{(["usual", "holiday", "closed", "partly", "opened"] as const).map((kind) => <span key={kind}><i class={`day day-${kind}`} />{t(`day_${kind}`)}</span>)}</p>
      <details class="more"><summary>{t("special_days", { n: special.length })}</summary>
        <ul role="list" class="specials">
          {special.map(({ day, kind, label, hours, clock }) => (
            <li key={day}><span class="special-day">{long(day)}</span><span>{[clock ? t(clock > 0 ? "clock_forward" : "clock_back") : "", kind === "usual" ? "" : t(`day_${kind}`), label ?? "", kind === "usual" ? "" : hours.join(", ")].filter(Boolean).join(" · ")}</span>
              {kind === "holiday" && <Button look="quiet" aria-label={t("open_on", { day: long(day) })} onClick={() => onOverrule(day, label ?? "")}>{t("open_all_the_same")}</Button>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Month({ days, today }: { days: readonly YearDay[]; today: string }): JSX.Element {
  const first = days[0]?.day ?? "2026-01-01";
  const before = (new Date(`${first}T00:00Z`).getUTCDay() + 6) % 7;
  return (
    <div class="month"><p>{new Intl.DateTimeFormat(language.value, { month: "long", timeZone: "UTC" }).format(new Date(`${first}T12:00Z`))}</p>
      <div class="month-days">
        {Array.from({ length: before }, (_, n) => <i key={`b${n}`} />)}
        {days.map(({ day, kind, hours, label, clock }) => (
          <i key={day} title={[long(day), label ?? "", hours.join(", ") || t("closed")].filter(Boolean).join(" · ")}
            class={`day day-${kind} ${hours.length ? "" : "day-shut"} ${clock ? "day-clock" : ""} ${day === today ? "day-today" : ""}`}>{Number(day.slice(8))}</i>
        ))}
      </div>
    </div>
  );
}

function long(day: string): string {
  return new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "fr", { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T12:00Z`));
}
