import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { newId } from "../../kit/api";
import { time } from "../../kit/clock";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { explain } from "../../kit/explain";
import { pick } from "../../kit/i18n";
import type { Advisor, Overview, Peaks, WeekForm } from "../../wire";
import { announcePeak } from "../calls/peaks";
import { Choices } from "../fields/Choices";
import { WeekField, closedWeek } from "../fields/WeekField";
import { instantOf, wallOf } from "../form/wall";
import { Asked } from "../parts/asked";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { t } from "../words";

interface AnnounceProps { house: Overview; me: Advisor; onAnnounced: (peaks: Peaks) => void }

const long = { ...closedWeek, monday: ["08:00-19:00"], tuesday: ["08:00-19:00"], wednesday: ["08:00-19:00"], thursday: ["08:00-19:00"], friday: ["08:00-19:00"] };
const twoHours = 2 * 3_600_000;

/** What is other than usual, from when until when. Times are those on the wall of the agency. */
export function Announce({ house, me, onAnnounced }: AnnounceProps): JSX.Element {
  const asked = useMemo(() => new Asked(), []);
  const queues = house.queues.filter(({ agency }) => me.role === "administrator" || agency === house.agency);
  const id = useSignal(newId());
  const queue = useSignal(queues[0]?.id ?? "");
  const agency = house.agencies.find((each) => each.id === house.queues.find((one) => one.id === queue.value)?.agency);
  const zone = agency?.zone ?? "Europe/Paris";
  const from = useSignal(wallOf(time.peek(), zone));
  const to = useSignal(wallOf(time.peek() + twoHours, zone));
  const fr = useSignal("");
  const en = useSignal("");
  const week = useSignal<WeekForm | null>(null);
  const publishes = useSignal(true);
  const overflow = useSignal<string[]>([]);
  const others = house.agencies.filter((each) => each.id !== agency?.id);
  const go = (): void => void asked.ask(async () => {
    const peaks = await announcePeak({
      id: id.value, queue: queue.value, starts_at: instantOf(from.value, zone), ends_at: instantOf(to.value, zone),
      message: fr.value.trim() || en.value.trim() ? { fr: fr.value.trim(), en: en.value.trim() } : null,
      week: week.value, publishes_waits: publishes.value, overflow: overflow.value,
    });
    onAnnounced(peaks);
    id.value = newId();
    fr.value = "";
    en.value = "";
    announce(t("peak_announced"));
  });
  const refusal = asked.refusal.value;
  return (
    <form onSubmit={(event) => { event.preventDefault(); go(); }} noValidate>
      <Part title={t("announce_peak")} why={t("announce_peak_why")}>
        {refusal && asked.findings.length === 0 && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
        <div class="trio">
          <Pick label={t("queue")} value={queue.value} options={queues.map((each) => ({ value: each.id, label: pick(each.name) }))} onValue={(value) => { queue.value = value; }} told={asked.at("peak/queue")} />
          <Field label={t("from")} type="datetime-local" value={from.value} onValue={(value) => { from.value = value; }} error={asked.at("peak/starts_at").error} />
          <Field label={t("until")} type="datetime-local" value={to.value} onValue={(value) => { to.value = value; }} error={asked.at("peak/ends_at").error} />
        </div>
        <div class="pair">
          <Field label={t("message_fr")} multiline maxLength={280} value={fr.value} onValue={(value) => { fr.value = value; }} error={asked.at("peak/message").error} optional />
          <Field label={t("message_en")} multiline maxLength={280} value={en.value} onValue={(value) => { en.value = value; }} error={asked.at("peak/message").error} optional />
        </div>
        <label class="tick"><input type="checkbox" checked={publishes.value} onChange={() => { publishes.value = !publishes.value; }} /><span>{t("publish_waits")}</span></label>
        <label class="tick"><input type="checkbox" checked={week.value !== null} onChange={() => { week.value = week.value ? null : long; }} /><span>{t("peak_hours")}</span></label>
        {week.value && <WeekField legend={t("peak_week")} value={week.value} onValue={(value) => { week.value = value; }} at={(path) => asked.at(`peak/${path}`)} />}
        {others.length > 0 && <Choices legend={t("peak_overflow")} hint={t("peak_overflow_hint")} told={asked.at("peak/overflow")} chosen={overflow.value} onChosen={(chosen) => { overflow.value = chosen; }} options={others.map((each) => ({ value: each.id, label: each.name }))} />}
        <div><Button look="primary" icon="alert" type="submit" busy={asked.busy.value}>{t("announce")}</Button></div>
      </Part>
    </form>
  );
}
