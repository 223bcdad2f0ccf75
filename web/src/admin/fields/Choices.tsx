import type { JSX } from "preact";
import type { Told } from "../form/draft";
import { Warned } from "./Warned";

interface ChoicesProps {
  legend: string; hint?: string; told: Told; chosen: readonly string[]; onChosen: (chosen: string[]) => void;
  options: readonly { value: string; label: string; disabled?: boolean; note?: string }[];
}

/** Any number of a few. */
export function Choices({ legend, hint, told, chosen, onChosen, options }: ChoicesProps): JSX.Element {
  const turn = (value: string): void => onChosen(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <fieldset class="ticks">
      <legend class="field-label">{legend}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      <Warned told={told} group>
        <div class="ticks-row">
          {options.map(({ value, label, disabled = false, note }) => (
            <label key={value} class="tick">
              <input type="checkbox" checked={chosen.includes(value)} disabled={disabled} onChange={() => turn(value)} />
              <span>{label}{note && <span class="soft small"> {note}</span>}</span>
            </label>
          ))}
        </div>
      </Warned>
    </fieldset>
  );
}
