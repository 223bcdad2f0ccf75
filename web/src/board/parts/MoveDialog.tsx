import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Skeleton } from "../../kit/components/Skeleton";
import { announce } from "../../kit/components/Announcer";
import { Deed } from "../../kit/deed";
import { explain } from "../../kit/explain";
import { pick } from "../../kit/i18n";
import { expecting } from "../../kit/waits";
import type { BoardWaiting, Colleague, Destination, Target, Targets } from "../../wire";
import { moveWaiting } from "../moveWaiting";
import { readTargets } from "../readTargets";
import { t } from "../words";

interface MoveDialogProps { one: BoardWaiting | null; onClose: () => void }

/** Where else somebody could wait, with what one needs to know to choose. */
export function MoveDialog({ one, onClose }: MoveDialogProps): JSX.Element {
  const targets = useSignal<Targets | null>(null);
  const chosen = useSignal<Destination | null>(null);
  const deed = useMemo(() => new Deed(), [one?.id]);
  const refusal = deed.refusal.value;
  useEffect(() => {
    targets.value = chosen.value = null;
    if (one) void deed.do(async () => { targets.value = await readTargets(); });
  }, [one?.id]);

  const go = (): void => {
    if (!one || !chosen.value) return;
    const { seeker } = one;
    const to = chosen.value;
    void deed.do(async () => {
      await moveWaiting(one.id, to);
      announce(t("moved", { name: seeker }));
      onClose();
    });
  };
  return (
    <Dialog open={one !== null} title={t("move_title", { name: one?.seeker ?? "" })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="swap" busy={deed.busy.value} aria-disabled={chosen.value === null} onClick={go}>{t("move")}</Button>
    </>}>
      <p class="soft">{t("move_why")}</p>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      {targets.value ? <Ways targets={targets.value} chosen={chosen.value} onChoose={(to) => { chosen.value = to; }} /> : <Skeleton lines={4} />}
    </Dialog>
  );
}

interface WaysProps { targets: Targets; chosen: Destination | null; onChoose: (to: Destination) => void }

function Ways({ targets, chosen, onChoose }: WaysProps): JSX.Element {
  return (
    <div class="move-ways">
      <fieldset class="move-group">
        <legend>{t("move_queue")}</legend>
        {targets.queues.map((queue) => <Way key={queue.id} name={pick(queue.name)} about={aboutQueue(queue)} chosen={chosen?.queue === queue.id} onChoose={() => onChoose({ queue: queue.id, advisor: null })} />)}
      </fieldset>
      <fieldset class="move-group">
        <legend>{t("move_advisor")}</legend>
        {targets.colleagues.map((each) => <Way key={each.id} name={each.name} about={aboutColleague(each)} chosen={chosen?.advisor === each.id} onChoose={() => onChoose({ queue: null, advisor: each.id })} />)}
        {targets.colleagues.length === 0 && <p class="soft">{t("move_nobody")}</p>}
      </fieldset>
    </div>
  );
}

interface WayProps { name: string; about: string; chosen: boolean; onChoose: () => void }

function Way({ name, about, chosen, onChoose }: WayProps): JSX.Element {
  return (
    <label class={chosen ? "move-way move-chosen" : "move-way"}>
      <input type="radio" name="move" checked={chosen} onChange={onChoose} />
      <span class="move-name" dir="auto">{name}</span>
      <span class="small soft">{about}</span>
    </label>
  );
}

function aboutQueue({ open, waiting, wait, staffed }: Target): string {
  return [t(open ? "open" : "closed"), t("move_waiting", { n: waiting }), wait && expecting(wait), staffed ? null : t("on_duty", { n: 0 })].filter(Boolean).join(" · ");
}

function aboutColleague({ presence, used, capacity }: Colleague): string {
  return [t(stateOf(presence)), t("holding", { used, of: capacity })].join(" · ");
}

function stateOf({ declared, connected }: Colleague["presence"]): "state_disconnected" | "state_available" | "state_break" | "state_away" | "state_not_responding" {
  return declared !== "away" && !connected ? "state_disconnected" : `state_${declared}`;
}
