/** Whether somebody is there, in words: three facts, and what follows from them. */
import { dayAndHour } from "../../kit/when";
import type { Choice, Colleague, Presence } from "../../wire";
import { t } from "../words";
import { nameOfDuty } from "./duty";

/** "On duty until today at 17:00", "Away until Monday at 09:00: Bob Durand answers for you". */
export function ofCalendar({ here, until, why, replaced_by }: Presence["calendar"]): string {
  const slots = { until: until === null ? "" : dayAndHour(until), name: replaced_by?.name ?? "" };
  if (here) return until === null ? t("calendar_here") : t("calendar_until", slots);
  if (why === "off_hours") return until === null ? t("calendar_off") : t("calendar_off_until", slots);
  return replaced_by === null ? t("calendar_absent", slots) : t("calendar_replaced", slots);
}

/** The same as a sentence of its own. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Why an absence: a word of ours, or whatever was written. */
export function ofReason(reason: string | null): string {
  if (reason === "leave" || reason === "training" || reason === "elsewhere") return t(`absence_${reason}`);
  return reason ?? t("absence_unnamed");
}

/** A colleague in one line: what they declare, unless they are not there at all. */
export function ofColleague({ presence }: Colleague, reasons: readonly Choice[]): string {
  const { calendar, connected, declared, reason } = presence;
  if (!calendar.here) return ofCalendarOf(calendar);
  if (!connected) return t("not_connected");
  return nameOfDuty({ declared, reason }, reasons);
}

/** Whether they can be asked to help: they see their console, whatever they declare. */
export function isThere({ presence }: Colleague): boolean {
  return presence.connected && presence.calendar.here;
}

function ofCalendarOf({ until, replaced_by }: Presence["calendar"]): string {
  const away = until === null ? t("away") : t("away_until", { until: dayAndHour(until) });
  return replaced_by === null ? away : `${away} · ${t("replaced_by", { name: replaced_by.name })}`;
}
