import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { Rearrange } from "../../kit/rearrange/Rearrange";
import { dayAndHour } from "../../kit/when";
import type { Absence, Console, Portfolio, Replacement } from "../../wire";
import { giveUpAbsence } from "../calls/giveUpAbsence";
import { Deed } from "../../kit/deed";
import { notice } from "../desk/notices";
import { ofReason } from "../desk/presence";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as p } from "./words";
import { AbsenceDialog } from "./AbsenceDialog";

interface AbsencesProps { portfolio: Portfolio; told: Console; onChange: () => void }

/** When I am away and who answers for me; for whom I answer, and until when. */
export function Absences({ portfolio, told, onChange }: AbsencesProps): JSX.Element {
  const planning = useSignal(false);
  const shown = useSignal<string | null>(null);
  const deed = useMemo(() => new Deed(), []);
  const giveUp = async ({ id }: Absence): Promise<void> => {
    if (!await deed.do(() => giveUpAbsence(id))) return;
    notice(p("absence_given_up"));
    onChange();
  };
  return (
    <section class="absences" aria-labelledby="absences-title">
      <div class="absences-head">
        <h3 id="absences-title">{p("absences")}</h3>
        <Button icon="calendar" onClick={() => { planning.value = true; }}>{p("absence_plan")}</Button>
      </div>
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
      {portfolio.absences.length === 0 && <p class="soft">{p("absences_none")}</p>}
      <ul role="list">
        {portfolio.absences.map((each) => (
          <li key={each.id} class="absence">
            <div>
              <p class="absence-when">{p("absence_span", { from: dayAndHour(each.starts_at), to: dayAndHour(each.ends_at) })}</p>
              <p class="small soft">{ofReason(each.reason)} · {each.replaced_by ? t("replaced_by", { name: each.replaced_by.name }) : p("replaced_by_nobody")}</p>
            </div>
            <Button look="quiet" icon="calendar" aria-expanded={shown.value === each.id} aria-label={p("absence_bookings_of", { when: dayAndHour(each.starts_at) })} onClick={() => { shown.value = shown.value === each.id ? null : each.id; }}>{p("absence_bookings")}</Button>
            <Button look="quiet" icon="close" aria-label={p("absence_give_up", { when: dayAndHour(each.starts_at) })} onClick={() => void giveUp(each)} />
            {shown.value === each.id && <div class="absence-bookings"><Rearrange advisor={told.me.id} from={each.starts_at} until={each.ends_at} /></div>}
          </li>
        ))}
      </ul>
      {portfolio.replaces.length > 0 && <>
        <h4>{p("replacing")}</h4>
        <ul role="list">{portfolio.replaces.map((each) => <li key={each.starts_at + each.absent.id} class="absence"><Replacing replacement={each} /></li>)}</ul>
      </>}
      <AbsenceDialog open={planning.value} told={told} onClose={() => { planning.value = false; }} onDone={(planned) => {
        shown.value = planned;
        onChange();
      }} />
    </section>
  );
}

function Replacing({ replacement: { absent, starts_at, ends_at } }: { replacement: Replacement }): JSX.Element {
  return (
    <div>
      <p class="absence-when">{absent.name}</p>
      <p class="small soft">{p("absence_span", { from: dayAndHour(starts_at), to: dayAndHour(ends_at) })}</p>
    </div>
  );
}
