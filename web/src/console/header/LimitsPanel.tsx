import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { announce } from "../../kit/components/Announcer";
import { LimitFields } from "../../kit/limits/LimitFields";
import { limitAdvisor, type NewLimits } from "../../kit/limits/limitAdvisor";
import type { Console } from "../../wire";
import { Deed } from "../../kit/deed";
import type { Desk } from "../desk/desk";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as h } from "./words";

interface LimitsPanelProps { desk: Desk; told: Console; onDone: () => void }

/** My own limits: as low as I like, as high as my supervisor allows. */
export function LimitsPanel({ desk, told, onDone }: LimitsPanelProps): JSX.Element {
  const { limits, used, me } = told;
  const chosen = useSignal<NewLimits>({ capacity: limits.capacity, channels: { ...limits.channels } });
  const deed = useMemo(() => new Deed(), []);
  const oversees = me.role !== "advisor";

  const go = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await deed.do(async () => {
      await limitAdvisor(me.id, chosen.value);
      desk.now();
    });
    if (!done) return;
    announce(h("limits_saved"));
    onDone();
  };
  return (
    <form class="limits" onSubmit={(event) => void go(event)}>
      <h2>{h("limits")}</h2>
      <p class="soft small">{h(oversees ? "limits_why_overseer" : "limits_why", { most: limits.most })}</p>
      <LimitFields limits={limits} chosen={chosen.value} least={used} oversees={oversees} onChoose={(next) => { chosen.value = next; }} />
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
      <div class="dialog-foot"><Button onClick={onDone}>{t("cancel")}</Button><Button look="primary" type="submit" icon="check" busy={deed.busy.value}>{h("limits_save")}</Button></div>
    </form>
  );
}
