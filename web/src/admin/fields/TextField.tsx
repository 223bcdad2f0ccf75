import type { JSX } from "preact";
import { Field } from "../../kit/components/Field";
import type { Told } from "../form/draft";
import { Warned } from "./Warned";

interface TextFieldProps {
  label: string; value: string; onValue: (value: string) => void; told: Told;
  hint?: string; optional?: boolean; readOnly?: boolean; inputMode?: "numeric" | "tel"; list?: string;
}

export function TextField({ label, value, onValue, told, hint, optional = false, ...more }: TextFieldProps): JSX.Element {
  return <Warned told={told}><Field label={label} hint={hint} value={value} onValue={onValue} error={told.error} optional={optional} autocomplete="off" {...more} /></Warned>;
}
