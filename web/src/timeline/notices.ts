/** What happened, in the words of the side that reads it. */
import { pick } from "../kit/i18n";
import type { Contact, Happening } from "../wire";
import type { Side } from "./reader";
import { t } from "./words";

/** What a seeker can have done themselves. */
const own = ["opened", "left", "came_back", "went_on", "ended", "closed", "recording_refused", "recording_paused", "recording_resumed", "recording_withdrawn"] as const;

export function notice(event: Happening, side: Side, contact: Contact): string {
  const slots = { name: event.name ?? nameOf(event.by, contact), to: event.to ?? "", queue: event.queue ? pick(event.queue) : "", reference: contact.reference };
  const mine = event.by === side && side === "seeker" ? own.find((code) => code === event.code) : undefined;
  if (mine) return t(`my_${mine}`, slots);
  if (event.code === "ended" && event.by === "house") return t("house_ended", slots);
  const code = event.code === "transferred" && event.to !== null ? "transferred_to" : event.code;
  return t(own_words(event, side) ? `to_seeker_${code}` : code, slots);
}

/** What somebody who came by a link has done is told alike to both. */
function own_words({ by }: Happening, side: Side): boolean {
  return side === "seeker" && by !== "guest";
}

function nameOf(by: Happening["by"], { seeker, advisor }: Contact): string {
  return (by === "house" ? null : by === "seeker" ? seeker : advisor)?.name ?? t(by);
}
