import type { JSX } from "preact";
import { language } from "../i18n";
import { choose } from "../tongue";
import { Button } from "./Button";

const own = { fr: "Français", en: "English" } as const;

/** Offers the other language, in that language. */
export function LanguageSwitch(): JSX.Element {
  const other = language.value === "fr" ? "en" : "fr";
  return <Button look="quiet" lang={other} onClick={() => void choose(other)}>{own[other]}</Button>;
}
