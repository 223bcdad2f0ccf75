import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../../kit/components/Icon";
import { t as kit } from "../../kit/words";
import type { Told } from "../form/draft";
import { lengthOf, writtenOf, type Unit } from "../form/duration";
import { t } from "../words";
import { Warned } from "./Warned";

interface DurationFieldProps { label: string; value: string | null; onValue: (value: string | null) => void; told: Told; hint?: string; optional?: boolean }

const units: readonly Unit[] = ["s", "min", "h"];

/** A number and its unit. Left empty, an optional one is none. */
export function DurationField({ label, value, onValue, told, hint, optional = false }: DurationFieldProps): JSX.Element {
  const id = useId();
  const { n, unit } = lengthOf(value);
  const say = (number: string, of: Unit): void => onValue(number === "" && optional ? null : writtenOf({ n: number, unit: of }));
  const described = [hint && `${id}-hint`, told.error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <Warned told={told}>
      <div class="field">
        <label class="field-label" for={id}>{label}{optional && <span class="field-optional"> ({kit("optional")})</span>}</label>
        {hint && <p class="field-hint" id={`${id}-hint`}>{hint}</p>}
        <div class="length">
          <input id={id} class="field-input figures" type="number" min={0} step={1} inputMode="numeric" value={n} aria-invalid={Boolean(told.error)}
            {...(described ? { "aria-describedby": described } : {})} onInput={(event) => say(event.currentTarget.value, unit)} />
          <select class="field-input" aria-label={t("unit_of", { label })} value={unit} onChange={(event) => say(n, event.currentTarget.value as Unit)}>
            {units.map((each) => <option key={each} value={each}>{t(`unit_${each}`)}</option>)}
          </select>
        </div>
        {told.error && <p class="field-error" id={`${id}-error`}><Icon name="alert" size={18} />{told.error}</p>}
      </div>
    </Warned>
  );
}
