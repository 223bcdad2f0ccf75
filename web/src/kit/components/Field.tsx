import type { InputHTMLAttributes, JSX, Ref, TextareaHTMLAttributes } from "preact";
import { useId } from "preact/hooks";
import { t } from "../words";
import { Icon } from "./Icon";

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  optional?: boolean;
  value: string;
  onValue: (value: string) => void;
}
type InputProps = FieldProps & { multiline?: false; inputRef?: Ref<HTMLInputElement> } & Omit<InputHTMLAttributes, "value">;
type AreaProps = FieldProps & { multiline: true; inputRef?: Ref<HTMLTextAreaElement> } & Omit<TextareaHTMLAttributes, "value">;

/** A label, its control, a hint and an error, tied together for those who cannot see that they are. */
export function Field(props: InputProps | AreaProps): JSX.Element {
  const id = useId();
  const { label, hint, error, optional = false } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const told = { id, "aria-invalid": Boolean(error), ...(described ? { "aria-describedby": described } : {}) };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}{optional && <span class="field-optional"> ({t("optional")})</span>}
      </label>
      {hint && <p class="field-hint" id={`${id}-hint`}>{hint}</p>}
      {props.multiline ? <Area {...props} {...told} /> : <Input {...props} {...told} />}
      {error && <p class="field-error" id={`${id}-error`}><Icon name="alert" size={18} />{error}</p>}
    </div>
  );
}

function Input({ label, hint, error, optional, multiline, onValue, inputRef, ...rest }: InputProps): JSX.Element {
  return <input {...rest} ref={inputRef ?? null} class="field-input" onInput={(event) => onValue(event.currentTarget.value)} />;
}

function Area({ label, hint, error, optional, multiline, onValue, inputRef, ...rest }: AreaProps): JSX.Element {
  return <textarea {...rest} ref={inputRef ?? null} class="field-input" onInput={(event) => onValue(event.currentTarget.value)} />;
}
