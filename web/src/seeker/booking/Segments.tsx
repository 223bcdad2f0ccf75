import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface SegmentsProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onValue: (value: V) => void;
}

/** A few choices side by side, one of them taken: radio buttons, with their keys, in the shape of a switch. */
export function Segments<V extends string>({ label, value, options, onValue }: SegmentsProps<V>): JSX.Element {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} class={`segment ${option.value === value ? "segment-chosen" : ""}`}>
          <input type="radio" class="segment-input" name={name} checked={option.value === value} onChange={() => onValue(option.value)} />
          <span dir="auto">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
