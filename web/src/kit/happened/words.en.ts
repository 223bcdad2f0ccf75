import type { Translation } from "../i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  title: "What happened",
  none: "Nothing was noted.",
  theirs: "on their side",
  ours: "on our side",
  kept: "Kept for {n} days, then erased.",
  refused: "The record could not be read.",
};
