import type { JSX } from "preact";
import { Field } from "../../kit/components/Field";
import type { Told } from "../form/draft";
import { Warned } from "./Warned";

interface NumberFieldProps { label: string; value: number | null; onValue: (value: number | null) => void; told: Told; hint?: string; min?: number; optional?: boolean }

export function NumberField({ label, value, onValue, told, hint, min = 0, optional = false }: NumberFieldProps): JSX.Element {
  const heard = (text: string): void => onValue(text === "" ? (optional ? null : min) : Math.trunc(Number(text)));
  return (
    <Warned told={told}>
      <Field label={label} hint={hint} type="number" min={min} step={1} inputMode="numeric" value={value === null ? "" : String(value)}
        onValue={heard} error={told.error} optional={optional} />
    </Warned>
  );
}
