import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface SelectProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
  /** Shown first, and chosen while value is "". */
  prompt?: string;
  required?: boolean;
}

export function Select({ label, value, options, onValue, prompt, required = false }: SelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>{label}</label>
      <select id={id} class="field-input" value={value} required={required} onChange={(event) => onValue(event.currentTarget.value)}>
        {prompt !== undefined && <option value="">{prompt}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  );
}
