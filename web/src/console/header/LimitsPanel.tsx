import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { announce } from "../../kit/components/Announcer";
import type { Console } from "../../wire";
import { limitAdvisor } from "../calls/limitAdvisor";
import { Deed } from "../desk/deed";
import type { Desk } from "../desk/desk";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as h } from "./words";

interface LimitsPanelProps { desk: Desk; told: Console; onDone: () => void }

/** My own limits: as low as I like, as high as my supervisor allows. */
export function LimitsPanel({ desk, told, onDone }: LimitsPanelProps): JSX.Element {
  const { limits, used, me } = told;
  const capacity = useSignal(limits.capacity);
  const channels = useSignal<Record<string, number>>({ ...limits.channels });
  const deed = useMemo(() => new Deed(), []);
  const oversees = me.role !== "advisor";
  const most = oversees ? 50 : limits.most;

  const go = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await deed.do(async () => {
      await limitAdvisor(me.id, { capacity: capacity.value, channels: channels.value });
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
      <Step label={h("limits_capacity")} value={capacity.value} least={Math.max(1, used)} most={most} onValue={(value) => { capacity.value = value; }} />
      {Object.keys(limits.weights).map((kind) => {
        const bound = oversees ? capacity.value : Math.min(capacity.value, limits.most_by_channel[kind] ?? capacity.value);
        return <Step key={kind} label={nameOfChannel(kind)} value={Math.min(channels.value[kind] ?? bound, bound)} least={0} most={bound}
          onValue={(value) => { channels.value = withLimit(channels.value, kind, value, limits.most_by_channel[kind] ?? capacity.value); }} />;
      })}
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
      <div class="dialog-foot"><Button onClick={onDone}>{t("cancel")}</Button><Button look="primary" type="submit" icon="check" busy={deed.busy.value}>{h("limits_save")}</Button></div>
    </form>
  );
}

interface StepProps { label: string; value: number; least: number; most: number; onValue: (value: number) => void }

function Step({ label, value, least, most, onValue }: StepProps): JSX.Element {
  const to = (next: number): void => {
    onValue(next);
    announce(`${label} : ${next}`);
  };
  return (
    <div class="step" role="group" aria-label={label}>
      <span class="step-name">{label}</span>
      <button type="button" class="step-way" aria-label={h("limits_less", { what: label })} aria-disabled={value <= least} onClick={() => { if (value > least) to(value - 1); }}>−</button>
      <output class="figures step-figure">{value}</output>
      <button type="button" class="step-way" aria-label={h("limits_more", { what: label })} aria-disabled={value >= most} onClick={() => { if (value < most) to(value + 1); }}>+</button>
    </div>
  );
}

/** A limit that limits nothing is none. */
function withLimit(channels: Record<string, number>, kind: string, value: number, most: number): Record<string, number> {
  const { [kind]: _, ...others } = channels;
  return value < most ? { ...others, [kind]: value } : others;
}

function nameOfChannel(kind: string): string {
  const key = `channel_${kind}`;
  const said = h(key as "channel_chat");
  return said === key ? kind : said;
}
