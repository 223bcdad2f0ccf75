import type { Translation } from "../../kit/i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  facts: "What is known of your presence",
  fact_declared: "You say",
  fact_connected: "Console",
  fact_calendar: "Calendar",
  connected: "connected",
  facts_asked: "All three agree: contacts are offered to you.",
  facts_not_asked: "Nothing is offered to you until all three agree.",
  limits: "My limits",
  limits_why: "As low as you like; at most {most} units, as your supervisor allows.",
  limits_why_overseer: "How much you hold at once.",
  limits_save: "Keep",
  limits_saved: "Your limits are kept.",
  sessions: "Group sessions",
};
