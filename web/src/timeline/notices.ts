/** What happened, in the words of the side that reads it. */
import { pick } from "../kit/i18n";
import type { Contact, Happening } from "../wire";
import type { Side } from "./reader";
import { t } from "./words";

export function notice(event: Happening, side: Side, contact: Contact): string {
  const slots = { name: event.name ?? nameOf(event.by, contact), queue: event.queue ? pick(event.queue) : "", reference: contact.reference };
  if (event.by === side && side === "seeker") return t(`my_${event.code}`, slots);
  if (event.code === "ended" && event.by === "house") return t("house_ended", slots);
  return t(side === "seeker" ? `to_seeker_${event.code}` : event.code, slots);
}

function nameOf(by: Happening["by"], { seeker, advisor }: Contact): string {
  return (by === "house" ? null : by === "seeker" ? seeker : advisor)?.name ?? t(by);
}
