import type { JSX } from "preact";
import { pick } from "../kit/i18n";
import { dateKey, dayAndHour, hourOf } from "../kit/when";
import { differ, here } from "../kit/zones";
import type { SessionCard } from "../wire";
import { t } from "./words";

/** What it is, by whom, and when: by the clocks of the agency, and by one's own where they differ. */
export function Title({ session }: { session: SessionCard }): JSX.Element {
  const { title, presenter, starts_at, zone, minutes } = session;
  const mine = here();
  const elsewhere = differ(zone, mine, starts_at);
  const theirs = dateKey(starts_at, zone) === dateKey(starts_at, mine) ? hourOf(starts_at, mine) : dayAndHour(starts_at, mine);
  return (
    <header class="hall-head">
      <h1>{pick(title)}</h1>
      <p class="hall-when"><time dateTime={starts_at}>{dayAndHour(starts_at, zone)}</time>{elsewhere && ` · ${t("your_time", { when: theirs })}`}</p>
      <p class="soft">{[t("by", { name: presenter }), t("lasts", { m: minutes })].join(" · ")}</p>
    </header>
  );
}
