import type { JSX } from "preact";
import { channelName } from "../../kit/channels";
import { pick } from "../../kit/i18n";
import type { Overview, QueueForm } from "../../wire";
import { DurationField } from "../fields/DurationField";
import { NumberField } from "../fields/NumberField";
import type { Draft } from "../form/draft";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { t } from "../words";

const modes = ["timed", "unlimited", "none"] as const;

interface DelaysProps { draft: Draft<QueueForm>; house: Overview; id: string }

/** What is promised, how long things may take, and what they weigh. */
export function Delays({ draft, house, id }: DelaysProps): JSX.Element {
  const form = draft.form.value;
  const at = (path: string) => draft.at(path);
  const weigh = (kind: string, units: number | null): void => draft.change({
    weights: { ...Object.fromEntries(Object.entries(form.weights).filter(([each]) => each !== kind)), ...(units === null ? {} : { [kind]: units }) },
  });
  return (
    <>
      <Part title={t("part_promise")} why={t("part_promise_why")}>
        <div class="pair">
          <DurationField label={t("promise")} value={form.promise} onValue={(promise) => draft.change({ promise: promise ?? "" })} told={at("promise")} />
          <DurationField label={t("vulnerable_promise")} hint={t("vulnerable_promise_hint")} optional value={form.vulnerable_promise} onValue={(value) => draft.change({ vulnerable_promise: value })} told={at("vulnerable_promise")} />
        </div>
        <div class="pair">
          <DurationField label={t("longest_wait")} hint={t("longest_wait_hint")} optional value={form.longest_wait} onValue={(value) => draft.change({ longest_wait: value })} told={at("longest_wait")} />
          <Pick label={t("overflow")} prompt={t("nowhere")} value={form.overflow ?? ""} told={at("overflow")} onValue={(value) => draft.change({ overflow: value || null })}
            options={house.queues.filter((queue) => queue.id !== id).map((queue) => ({ value: queue.slug, label: pick(queue.name) }))} />
        </div>
      </Part>
      <Part title={t("part_desk")} why={t("part_desk_why")}>
        <div class="pair">
          <DurationField label={t("offer_time")} hint={t("offer_time_hint")} value={form.offer_time} onValue={(value) => draft.change({ offer_time: value ?? "" })} told={at("offer_time")} />
          <DurationField label={t("silent_after")} hint={t("silent_after_hint")} optional value={form.silent_after} onValue={(value) => draft.change({ silent_after: value })} told={at("silent_after")} />
        </div>
        <div class="pair">
          <Pick label={t("wrap_up_mode")} value={form.wrap_up_mode} options={modes.map((mode) => ({ value: mode, label: t(`wrap_up_${mode}`) }))} onValue={(mode) => draft.change({ wrap_up_mode: mode as QueueForm["wrap_up_mode"] })} told={at("wrap_up_mode")} />
          {form.wrap_up_mode === "timed" && <DurationField label={t("wrap_up_time")} value={form.wrap_up_time} onValue={(value) => draft.change({ wrap_up_time: value ?? "" })} told={at("wrap_up_time")} />}
        </div>
        <fieldset class="weights"><legend class="field-label">{t("weights")}</legend><p class="field-hint">{t("weights_hint")}</p>
          <div class="trio">{house.channels.map(({ kind, units }) => <NumberField key={kind} label={t("weight_of", { channel: channelName(kind), n: units })} optional min={1} value={form.weights[kind] ?? null} onValue={(value) => weigh(kind, value)} told={at(`weights/${kind}`)} />)}</div>
        </fieldset>
      </Part>
    </>
  );
}
