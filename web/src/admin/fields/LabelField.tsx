import type { JSX } from "preact";
import type { Words } from "../../wire";
import type { Told } from "../form/draft";
import { t } from "../words";
import { TextField } from "./TextField";

interface LabelFieldProps { label: string; value: Words; onValue: (value: Words) => void; at: (path: "fr" | "en") => Told }

/** The same words in both languages, side by side. */
export function LabelField({ label, value, onValue, at }: LabelFieldProps): JSX.Element {
  return (
    <div class="pair">
      <TextField label={t("in_french", { label })} value={value.fr} onValue={(fr) => onValue({ ...value, fr })} told={at("fr")} />
      <TextField label={t("in_english", { label })} value={value.en} onValue={(en) => onValue({ ...value, en })} told={at("en")} />
    </div>
  );
}
