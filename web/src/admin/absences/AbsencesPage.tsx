import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { Rearrange } from "../../kit/rearrange/Rearrange";
import { dayAndHour } from "../../kit/when";
import type { AbsenceCard, Absences, Overview } from "../../wire";
import { callOffAbsence, readAbsences } from "../calls/absences";
import { Asked } from "../parts/asked";
import { Loaded } from "../parts/Loaded";
import { addressOf, go } from "../place";
import { t } from "../words";
import { PlanAbsence } from "./PlanAbsence";

/** Who is away, and who answers for them. */
export function AbsencesPage({ id, house }: { id: string | null; house: Overview }): JSX.Element {
  const newest = useMemo(() => signal<Absences | null>(null), []);
  const take = (absences: Absences): void => { newest.value = absences; };
  return (
    <>
      <header class="page-head"><h1>{t("section_absences")}</h1><p class="soft">{t("absences_why")}</p></header>
      <Loaded of="absences" read={readAbsences}>{(first) => {
        const told = newest.value ?? first;
        const one = told.absences.find((each) => each.id === id);
        if (one) return <Bookings absence={one} />;
        return <>
          <section class="part" aria-labelledby="absences-title">
            <header class="part-head"><h2 id="absences-title">{t("absences_noted")}</h2></header>
            {told.absences.length === 0 && <p class="soft">{t("absences_none")}</p>}
            <ul role="list" class="rows">{told.absences.map((absence) => <Noted key={absence.id} absence={absence} onCalledOff={take} />)}</ul>
          </section>
          <PlanAbsence people={told.people} zone={house.agencies.find((each) => each.id === house.agency)?.zone ?? "Europe/Paris"} onPlanned={(absences, planned) => {
            take(absences);
            go("absences", planned);
          }} />
        </>;
      }}</Loaded>
    </>
  );
}

/** The bookings that fall in an absence, and what becomes of them. */
function Bookings({ absence }: { absence: AbsenceCard }): JSX.Element {
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section class="part">
      <header class="part-head">
        <a class="back" href={addressOf("absences")}>{t("section_absences")}</a>
        <p class="soft" ref={title} tabIndex={-1}><strong>{absence.advisor.name}</strong> · {t("from_to", { from: dayAndHour(absence.starts_at), to: dayAndHour(absence.ends_at) })}{absence.replaced_by && ` · ${t("replaced_by_name", { name: absence.replaced_by.name })}`}</p>
      </header>
      <Rearrange advisor={absence.advisor.id} from={absence.starts_at} until={absence.ends_at} />
    </section>
  );
}

function Noted({ absence, onCalledOff }: { absence: AbsenceCard; onCalledOff: (absences: Absences) => void }): JSX.Element {
  const asked = useMemo(() => new Asked(), []);
  const callOff = (): void => void asked.ask(async () => { onCalledOff(await callOffAbsence(absence.id)); announce(t("absence_called_off")); });
  return (
    <li class="row row-still">
      <span class="row-name" dir="auto">{absence.advisor.name} <Badge tone={absence.running ? "warning" : "neutral"}>{t(absence.running ? "away_now" : "to_come")}</Badge></span>
      <span class="row-facts">
        <span>{t("from_to", { from: dayAndHour(absence.starts_at), to: dayAndHour(absence.ends_at) })}</span>
        <span class="soft">{absence.replaced_by ? t("replaced_by_name", { name: absence.replaced_by.name }) : t("replaced_by_nobody")}</span>
      </span>
      <span class="ways">
        <a class="button button-secondary" href={addressOf("absences", absence.id)} aria-label={t("bookings_of", { name: absence.advisor.name })}>{t("bookings_hit")}</a>
        <Button look="quiet" busy={asked.busy.value} aria-label={t("call_off_of", { name: absence.advisor.name })} onClick={callOff}>{t("call_off")}</Button>
      </span>
    </li>
  );
}
