/** Clocks of other places: what they are called, and whether they differ. */
import { language } from "./i18n";
import { dateKey, hourOf } from "./when";

/** The zone of this device. */
export function here(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** "heure de La Réunion"; where a browser has no name for it, "UTC+4". Browsers call that of Paris Central European. */
export function zoneName(zone: string, moment: string): string {
  if (zone === "Europe/Paris") return language.value === "en" ? "Paris time" : "heure de Paris";
  const parts = new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "fr", { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts(new Date(moment));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** Whether the clocks of two places differ at a moment. */
export function differ(one: string, other: string, moment: string): boolean {
  return hourOf(moment, one) !== hourOf(moment, other) || dateKey(moment, one) !== dateKey(moment, other);
}
