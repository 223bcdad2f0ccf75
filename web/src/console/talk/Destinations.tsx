import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { pick } from "../../kit/i18n";
import { dayAndHour, hourOf } from "../../kit/when";
import type { Colleague, Console, Contact, Target, Targets } from "../../wire";
import { isThere } from "../desk/presence";
import { Colleagues } from "../parts/Colleagues";
import { ColleagueWay } from "../parts/ColleagueWay";
import { t } from "../words";
import { t as h } from "./words";

export type Kind = "queue" | "advisor" | "referent";
interface DestinationsProps { told: Console; contact: Contact; targets: Targets; kind: Signal<Kind>; queue: Signal<string>; advisor: Signal<string> }

/** Where a contact can go: a queue, a colleague, or the person's own advisor, each with what to expect there. */
export function Destinations({ told, contact, targets, kind, queue, advisor }: DestinationsProps): JSX.Element {
  const referent = contact.seeker.referent && contact.seeker.referent.id !== told.me.id
    ? targets.colleagues.find(({ id }) => id === contact.seeker.referent?.id) : undefined;
  // The dialog opened before the targets were there: the first thing asked is where to.
  useEffect(() => {
    const writing = document.activeElement;
    if (!(writing instanceof HTMLTextAreaElement) || writing.value === "") document.querySelector<HTMLElement>(".transfer input:checked")?.focus();
  }, []);
  const kinds: readonly Kind[] = referent ? ["queue", "advisor", "referent"] : ["queue", "advisor"];
  return (
    <>
      <fieldset class="switch">
        <legend class="visually-hidden">{h("transfer_to")}</legend>
        {kinds.map((each) => (
          <label key={each} class="switch-way">
            <input type="radio" name="transfer-kind" checked={kind.value === each} onChange={() => { kind.value = each; }} />
            <span>{h(`transfer_to_${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="choices">
        <legend class="field-label">{kind.value === "queue" ? t("transfer_queue") : h(kind.value === "advisor" ? "transfer_colleague" : "transfer_referent")}</legend>
        {kind.value === "queue" && targets.queues.map((target) => <Way key={target.id} target={target} chosen={queue.value === target.id} onChoose={() => { queue.value = target.id; }} />)}
        {kind.value === "advisor" && <Colleagues colleagues={targets.colleagues} group="transfer-advisor" reasons={told.reasons} chosen={advisor.value} barred={unreachable} onChoose={(id) => { advisor.value = id; }} />}
        {kind.value === "referent" && referent && <ColleagueWay colleague={referent} group="transfer-referent" reasons={told.reasons} chosen onChoose={() => undefined} />}
        {kind.value !== "queue" && <p class="small soft">{h("transfer_first_asked")}</p>}
      </fieldset>
    </>
  );
}

/** Nobody there to be asked, and nobody who answers for them. */
function unreachable(colleague: Colleague): boolean {
  return colleague.presence.calendar.replaced_by === null && (!isThere(colleague) || colleague.presence.declared === "away");
}

function Way({ target, chosen, onChoose }: { target: Target; chosen: boolean; onChoose: () => void }): JSX.Element {
  const words = [hours(target), t("queue_waiting", { n: target.waiting }), wait(target), t(target.staffed ? "staffed" : "unstaffed")];
  return (
    <label class="choice choice-wide">
      <input type="radio" name="transfer-queue" checked={chosen} onChange={onChoose} />
      <span class="choice-name">{pick(target.name)}</span>
      <span class="choice-hint small soft">{words.filter(Boolean).join(" · ")}</span>
      {chosen && !target.open && <span class="choice-warning small">{h("transfer_closed", { when: target.opens_at === null ? "" : dayAndHour(target.opens_at) })}</span>}
    </label>
  );
}

function hours({ open, opens_at, closes_at }: Target): string {
  if (open) return closes_at === null ? h("open_always") : h("open_until", { at: hourOf(closes_at) });
  return opens_at === null ? t("closed") : h("closed_until", { when: dayAndHour(opens_at) });
}

function wait({ wait: told, waiting }: Target): string | null {
  if (waiting === 0 || told === null) return null;
  return told.to === null ? h("wait_more", { n: told.from }) : h("wait_between", { from: told.from, to: told.to });
}
