/** What happened, in the words of the side that reads it. */
import { pick } from "../kit/i18n";
import type { Happening } from "../wire";
import type { Side } from "./reader";
import { t } from "./words";

export function notice(event: Happening, side: Side, reference: string): string {
  const slots = { name: event.name ?? t(event.by), queue: event.queue ? pick(event.queue) : "", reference };
  if (event.by === side && side === "seeker") return t(`my_${event.code}`, slots);
  if (event.code === "ended" && event.by === "house") return t("house_ended", slots);
  return t(side === "seeker" ? `to_seeker_${event.code}` : event.code, slots);
}
