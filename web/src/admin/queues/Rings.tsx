import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Overview, QueueForm, RingForm } from "../../wire";
import { Choices } from "../fields/Choices";
import { DurationField } from "../fields/DurationField";
import { Steps } from "../fields/Steps";
import type { Draft } from "../form/draft";
import { secondsOf } from "../form/duration";
import { Pick } from "../parts/Pick";
import { Timeline } from "../parts/Timeline";
import { t } from "../words";

const kinds = ["referent", "agency", "region", "everyone", "queue", "agencies"] as const;

interface RingsProps { draft: Draft<QueueForm>; house: Overview }

/** Who is asked, and then: each ring is alone for a while before the next opens as well. */
export function Rings({ draft, house }: RingsProps): JSX.Element {
  const { rings } = draft.form.value;
  const change = (order: RingForm[]): void => draft.change({ rings: order });
  return (
    <>
      {rings.length > 0 && <Timeline rows={drawn(rings, house)} />}
      {rings.length === 0 && <p class="soft">{t("no_rings")}</p>}
      <Steps of={rings} onOrder={change} name={(ring) => ringName(ring, house)} keyOf={(_, n) => n}>
        {(ring, n) => <Ring ring={ring} n={n} last={n === rings.length - 1} draft={draft} house={house} onRing={(part) => change(rings.map((each, index) => (index === n ? { ...each, ...part } : each)))} />}
      </Steps>
      <Button icon="plus" onClick={() => change([...rings, { to: "everyone", after: "0 s", queue: null, agencies: [], drops: [] }])}>{t("add_ring")}</Button>
    </>
  );
}

interface RingProps extends RingsProps { ring: RingForm; n: number; last: boolean; onRing: (part: Partial<RingForm>) => void }

function Ring({ ring, n, last, draft, house, onRing }: RingProps): JSX.Element {
  const at = (path: string) => draft.at(`rings/${n}/${path}`);
  const { slug, skills, motives } = draft.form.value;
  const asked = new Set([...Object.keys(skills), ...motives.flatMap((motive) => Object.keys(motive.skills)), ...ring.drops]);
  const droppable = house.skills.forms.filter(({ code }) => asked.has(code));
  return (
    <>
      <div class="pair">
        <Pick label={t("ring_who", { n: n + 1 })} value={ring.to} options={kinds.map((kind) => ({ value: kind, label: t(`ring_${kind}`) }))} onValue={(to) => onRing({ to: to as RingForm["to"] })} told={at("to")} />
        {!last && <DurationField label={t("ring_after", { n: n + 1 })} hint={t("ring_after_hint")} value={ring.after} onValue={(after) => onRing({ after: after ?? "0 s" })} told={at("after")} />}
      </div>
      {ring.to === "queue" && <Pick label={t("ring_queue_which")} prompt={t("choose")} value={ring.queue ?? ""} told={at("queue")} onValue={(queue) => onRing({ queue: queue || null })}
        options={house.queues.filter((queue) => queue.slug !== slug).map((queue) => ({ value: queue.slug, label: pick(queue.name) }))} />}
      {ring.to === "agencies" && <Choices legend={t("ring_agencies_which")} told={at("agencies")} chosen={ring.agencies} onChosen={(agencies) => onRing({ agencies })}
        options={house.agencies.map((agency) => ({ value: agency.slug, label: agency.name }))} />}
      {droppable.length > 0 && <Choices legend={t("ring_drops")} hint={t("ring_drops_hint")} told={at("drops")} chosen={ring.drops} onChosen={(drops) => onRing({ drops })}
        options={droppable.map(({ code, label, must }) => ({ value: code, label: pick(label), ...(must ? { note: t("never_dropped") } : {}) }))} />}
    </>
  );
}

function ringName(ring: RingForm, house: Overview): string {
  if (ring.to === "queue") return `${t("ring_queue")} – ${pick(house.queues.find(({ slug }) => slug === ring.queue)?.name ?? { fr: "…", en: "…" })}`;
  if (ring.to === "agencies") return house.agencies.filter(({ slug }) => ring.agencies.includes(slug)).map(({ name }) => name).join(", ") || t("ring_agencies");
  return t(`ring_${ring.to}`);
}

function drawn(rings: readonly RingForm[], house: Overview): { name: string; from: number; note: string }[] {
  let from = 0;
  return rings.map((ring) => {
    const dropped = ring.drops.map((code) => house.skills.forms.find((skill) => skill.code === code)).map((skill) => (skill ? pick(skill.label) : "")).filter(Boolean);
    const row = { name: ringName(ring, house), from, note: dropped.length ? t("without", { skills: dropped.join(", ") }) : "" };
    from += secondsOf(ring.after);
    return row;
  });
}
