import type { JSX } from "preact";
import type { Language } from "../../wire";
import type { Told } from "../form/draft";
import { t } from "../words";
import { Choices } from "./Choices";

interface LanguagesProps { value: readonly Language[]; onValue: (value: Language[]) => void; told: Told }

export function Languages({ value, onValue, told }: LanguagesProps): JSX.Element {
  const options = [{ value: "fr", label: t("french") }, { value: "en", label: t("english") }];
  return <Choices legend={t("languages")} told={told} chosen={value} onChosen={(chosen) => onValue(chosen as Language[])} options={options} />;
}
