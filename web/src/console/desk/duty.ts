/** An advisor's duty in words and in shape. */
import { pick } from "../../kit/i18n";
import type { Choice, Duty } from "../../wire";
import { t } from "../words";

export type Declared = Duty["declared"];

/** "Available", "Lunch", "Away": a break is called by its reason. */
export function nameOfDuty({ declared, reason }: { declared: Declared; reason: string | null }, reasons: readonly Choice[]): string {
  const named = declared === "break" ? reasons.find(({ code }) => code === reason) : undefined;
  return named ? pick(named.label) : t(declared);
}
