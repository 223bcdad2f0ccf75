import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { pick } from "../../kit/i18n";
import type { Language, Overview } from "../../wire";
import { imagine } from "../calls/imagine";
import { readAbsences } from "../calls/absences";
import { Loaded } from "../parts/Loaded";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { channelName } from "../../kit/channels";
import { t } from "../words";
import { Outcome } from "./Outcome";

const silent = { error: null, warning: null };

/** Who would get this contact now, and then? The router's own engine is asked; nothing is decided. */
export function TrialPage({ house, asked }: { house: Overview; asked: string | null }): JSX.Element {
  const queue = useSignal(firstOf(house, asked));
  const motive = useSignal("");
  const language = useSignal<Language>("fr");
  const channel = useSignal(house.channels[0]?.kind ?? "");
  const referent = useSignal("");
  const vulnerable = useSignal(false);
  const motives = house.queues.find(({ id }) => id === queue.value)?.motives ?? [];
  const contact = {
    queue: queue.value, motive: motives.some(({ id }) => id === motive.value) ? motive.value : null, language: language.value, channel: channel.value,
    referent: referent.value || null, vulnerable: vulnerable.value,
  };
  return (
    <>
      <header class="page-head"><h1>{t("section_trial")}</h1><p class="soft">{t("trial_why")}</p></header>
      <Part title={t("trial_contact")}>
        <div class="trio">
          <Pick label={t("queue")} value={queue.value} options={house.queues.map((each) => ({ value: each.id, label: pick(each.name) }))} onValue={(value) => { queue.value = value; }} told={silent} />
          <Pick label={t("motive")} prompt={t("any_motive")} value={motive.value} options={motives.map((each) => ({ value: each.id, label: pick(each.label) }))} onValue={(value) => { motive.value = value; }} told={silent} />
          <Pick label={t("channel")} value={channel.value} options={house.channels.map(({ kind }) => ({ value: kind, label: channelName(kind) }))} onValue={(value) => { channel.value = value; }} told={silent} />
        </div>
        <div class="trio">
          <Pick label={t("language")} value={language.value} options={[{ value: "fr", label: t("french") }, { value: "en", label: t("english") }]} onValue={(value) => { language.value = value as Language; }} told={silent} />
          <Loaded of="people" read={readAbsences}>{({ people }) => <Pick label={t("referent")} prompt={t("no_referent")} value={referent.value} options={people.map((each) => ({ value: each.id, label: each.name }))} onValue={(value) => { referent.value = value; }} told={silent} />}</Loaded>
          <label class="tick tick-low"><input type="checkbox" checked={vulnerable.value} onChange={() => { vulnerable.value = !vulnerable.value; }} /><span>{t("vulnerable")}</span></label>
        </div>
      </Part>
      {queue.value && channel.value && <Loaded of={JSON.stringify(contact)} read={() => imagine(contact)}>{(told, again) => <Outcome told={told} again={again} />}</Loaded>}
    </>
  );
}

function firstOf(house: Overview, asked: string | null): string {
  return house.queues.find(({ id }) => id === asked)?.id ?? house.queues[0]?.id ?? "";
}
