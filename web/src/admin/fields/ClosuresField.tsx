import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { today } from "../../kit/when";
import type { ClosureForm } from "../../wire";
import type { Told } from "../form/draft";
import { t } from "../words";
import { Time } from "./WeekField";
import { Warned } from "./Warned";

interface ClosuresFieldProps { value: readonly ClosureForm[]; onValue: (value: ClosureForm[]) => void; at: (path: string) => Told }

/** The days that are not as the week says: closed, or open out of turn; whole, or from a time to a time. */
export function ClosuresField({ value, onValue, at }: ClosuresFieldProps): JSX.Element {
  const put = (n: number, part: Partial<ClosureForm>): void => onValue(value.map((each, index) => (index === n ? { ...each, ...part } : each)));
  return (
    <fieldset class="closures">
      <legend class="field-label">{t("closures")}</legend>
      <p class="field-hint">{t("closures_hint")}</p>
      <ul role="list">
        {value.map((closure, n) => (
          <li key={n} class="closure">
            <Warned told={at(`closures/${n}`)} group>
              <div class="closure-row">
                <input class="field-input" type="date" aria-label={t("day_n", { n: n + 1 })} value={closure.day} onInput={(event) => { if (event.currentTarget.value) put(n, { day: event.currentTarget.value }); }} />
                <select class="field-input" aria-label={t("kind_of", { day: closure.day })} value={closure.is_open ? "open" : "closed"} onChange={(event) => put(n, { is_open: event.currentTarget.value === "open" })}>
                  <option value="closed">{t("closed")}</option>
                  <option value="open">{t("open")}</option>
                </select>
                <Part closure={closure} onSpan={(span) => put(n, { span })} />
                <input class="field-input closure-label" aria-label={t("reason_of", { day: closure.day })} placeholder={t("reason")} value={closure.label} maxLength={120} onInput={(event) => put(n, { label: event.currentTarget.value })} />
                <Button look="quiet" icon="close" aria-label={t("take_away", { what: closure.day })} onClick={() => onValue(value.filter((_, index) => index !== n))} />
              </div>
            </Warned>
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => onValue([...value, { day: today.value, label: "", span: null, is_open: false }])}>{t("add_day")}</Button>
    </fieldset>
  );
}

function Part({ closure, onSpan }: { closure: ClosureForm; onSpan: (span: string | null) => void }): JSX.Element {
  const [from = "", to = ""] = (closure.span ?? "").split("-");
  return (
    <span class="span">
      <label class="tick"><input type="checkbox" checked={closure.span === null} onChange={() => onSpan(closure.span === null ? "09:00-12:30" : null)} /><span>{t(closure.is_open ? "as_usual" : "whole_day")}</span></label>
      {closure.span !== null && <>
        <Time label={t("from_on", { day: closure.day, n: 1 })} value={from} onValue={(time) => onSpan(`${time}-${to}`)} wrong={false} />
        <span aria-hidden="true">–</span>
        <Time label={t("to_on", { day: closure.day, n: 1 })} value={to} onValue={(time) => onSpan(`${from}-${time}`)} wrong={false} />
      </>}
    </span>
  );
}
