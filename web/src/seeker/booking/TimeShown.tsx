import type { JSX } from "preact";
import { dateKey, hourOf } from "../../kit/when";
import { differ, zoneName } from "../../kit/zones";
import type { Appointment } from "../../wire";
import { dayThere, shortMonth, whose } from "./tell";
import { t } from "./words";

/** When, by the clocks of whoever is called; the agency's too where they differ. */
export function TimeShown({ appointment }: { appointment: Appointment }): JSX.Element {
  const { starts_at, ends_at, zone, agency_zone, diary, instead_of } = appointment;
  const away = differ(zone, agency_zone, starts_at);
  return (
    <div class="when">
      <Leaf moment={starts_at} zone={zone} />
      <div class="when-words">
        <p class="when-day">{dayThere(starts_at, zone)}</p>
        <p class="when-hour figures"><time dateTime={starts_at}>{t("hours_between", { from: hourOf(starts_at, zone), to: hourOf(ends_at, zone) })}</time></p>
        {away && <p class="small soft">{zoneName(zone, starts_at)} · {t("at_agency", { at: hourOf(starts_at, agency_zone) })}</p>}
        {diary && <p class="small" dir="auto">{t(instead_of ? "with_colleague" : "with_whom", { whom: whose(diary), instead: instead_of?.name ?? "" })}</p>}
      </div>
    </div>
  );
}

/** A leaf of a calendar, for the eye: the day is written out beside it. */
function Leaf({ moment, zone }: { moment: string; zone: string }): JSX.Element {
  const day = dateKey(moment, zone);
  return <div class="leaf" aria-hidden="true"><span class="leaf-month">{shortMonth(day)}</span><span class="leaf-day">{Number(day.slice(8))}</span></div>;
}
