import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import { dayAndHour } from "../../kit/when";
import type { Advisor, Overview, PeakCard, Peaks } from "../../wire";
import { endPeak, readPeaks } from "../calls/peaks";
import { Asked } from "../parts/asked";
import { Loaded } from "../parts/Loaded";
import { t } from "../words";
import { Announce } from "./Announce";

/** Times of many contacts: those announced, and one more. */
export function PeaksPage({ house, me }: { house: Overview; me: Advisor }): JSX.Element {
  const told = useMemo(() => signal<Peaks | null>(null), []);
  return (
    <>
      <header class="page-head"><h1>{t("section_peaks")}</h1><p class="soft">{t("peaks_why")}</p></header>
      <Loaded of="peaks" read={readPeaks}>{(first) => (
        <section class="part" aria-labelledby="peaks-title">
          <header class="part-head"><h2 id="peaks-title">{t("peaks_announced")}</h2></header>
          {(told.value ?? first).peaks.length === 0 && <p class="soft">{t("peaks_none")}</p>}
          <ul role="list" class="rows">{(told.value ?? first).peaks.map((peak) => <Announced key={peak.id} peak={peak} onEnded={(peaks) => { told.value = peaks; }} />)}</ul>
        </section>
      )}</Loaded>
      <Announce house={house} me={me} onAnnounced={(peaks) => { told.value = peaks; }} />
    </>
  );
}

function Announced({ peak, onEnded }: { peak: PeakCard; onEnded: (peaks: Peaks) => void }): JSX.Element {
  const ending = useMemo(() => new Asked(), []);
  const end = (): void => void ending.ask(async () => { onEnded(await endPeak(peak.id)); announce(t(peak.running ? "peak_ended" : "peak_called_off")); });
  return (
    <li class="row row-still">
      <span class="row-name">{pick(peak.queue_name)} <Badge tone={peak.running ? "warning" : "neutral"}>{t(peak.running ? "running" : "to_come")}</Badge></span>
      <span class="row-facts">
        <span>{t("from_to", { from: dayAndHour(peak.starts_at), to: dayAndHour(peak.ends_at) })}</span>
        {peak.message && <span class="soft">« {pick(peak.message)} »</span>}
        <span class="soft">{[t("announced_by", { name: peak.by }), peak.week ? t("own_hours") : "", peak.publishes_waits ? t("waits_published") : "", peak.overflow.map(({ name }) => name).join(", ")].filter(Boolean).join(" · ")}</span>
      </span>
      <Button busy={ending.busy.value} onClick={end}>{t(peak.running ? "end_now" : "call_off")}</Button>
    </li>
  );
}
