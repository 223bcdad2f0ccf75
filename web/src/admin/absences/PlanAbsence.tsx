import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { newId } from "../../kit/api";
import { time } from "../../kit/clock";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { explain } from "../../kit/explain";
import type { Absences, PlannedAbsence } from "../../wire";
import { planAbsence } from "../calls/absences";
import { instantOf, wallOf } from "../form/wall";
import { Asked } from "../parts/asked";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { t } from "../words";

interface PlanAbsenceProps { people: Absences["people"]; zone: string; onPlanned: (absences: Absences, planned: string) => void }

const reasons = ["leave", "training", "elsewhere"] as const;
const day = 86_400_000;

export function PlanAbsence({ people, zone, onPlanned }: PlanAbsenceProps): JSX.Element {
  const asked = useMemo(() => new Asked(), []);
  const id = useSignal(newId());
  const who = useSignal("");
  const by = useSignal("");
  const reason = useSignal("");
  const from = useSignal(`${wallOf(time.peek() + day, zone).slice(0, 10)}T00:00`);
  const to = useSignal(`${wallOf(time.peek() + 8 * day, zone).slice(0, 10)}T00:00`);
  const missing = useSignal(false);
  const options = people.map((each) => ({ value: each.id, label: each.name }));
  const go = (): void => {
    missing.value = !who.value;
    if (missing.value) return;
    void asked.ask(async () => {
      const planned = id.value;
      const absences = await planAbsence({
        id: planned, advisor: who.value, starts_at: instantOf(from.value, zone), ends_at: instantOf(to.value, zone),
        reason: (reason.value || null) as PlannedAbsence["reason"], replaced_by: by.value || null,
      });
      id.value = newId();
      who.value = "";
      by.value = "";
      announce(t("absence_noted"));
      onPlanned(absences, planned);
    });
  };
  const refusal = asked.refusal.value;
  return (
    <form onSubmit={(event) => { event.preventDefault(); go(); }} noValidate>
      <Part title={t("plan_absence")} why={t("plan_absence_why")}>
        {refusal && asked.findings.length === 0 && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
        <div class="pair">
          <Pick label={t("who_is_away")} prompt={t("choose")} value={who.value} options={options} onValue={(value) => { who.value = value; }} told={{ error: missing.value && !who.value ? t("choose_somebody") : null, warning: null }} />
          <Pick label={t("reason")} prompt={t("not_said")} value={reason.value} options={reasons.map((each) => ({ value: each, label: t(`reason_${each}`) }))} onValue={(value) => { reason.value = value; }} told={{ error: null, warning: null }} />
        </div>
        <div class="trio">
          <Field label={t("from")} type="datetime-local" value={from.value} onValue={(value) => { from.value = value; }} error={asked.at("absence/starts_at").error} />
          <Field label={t("until")} type="datetime-local" value={to.value} onValue={(value) => { to.value = value; }} error={asked.at("absence/ends_at").error} />
          <Pick label={t("replaced_by")} prompt={t("nobody")} value={by.value} options={options.filter(({ value }) => value !== who.value)} onValue={(value) => { by.value = value; }} told={asked.at("absence/replaced_by")} />
        </div>
        <div><Button look="primary" icon="calendar" type="submit" busy={asked.busy.value}>{t("note_absence")}</Button></div>
      </Part>
    </form>
  );
}
