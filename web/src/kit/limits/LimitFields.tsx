import type { JSX } from "preact";
import type { Limits } from "../../wire";
import { channelName } from "../channels";
import { announce } from "../components/Announcer";
import { t } from "../words";
import type { NewLimits } from "./limitAdvisor";

interface LimitFieldsProps {
  limits: Limits;
  chosen: NewLimits;
  /** No less than is in hand. */
  least: number;
  /** Whoever oversees sets what others may choose. */
  oversees: boolean;
  onChoose: (chosen: NewLimits) => void;
}

/** The most that anybody holds. */
const ceiling = 50;

/** How much an advisor holds: units in all, and contacts of each channel. */
export function LimitFields({ limits, chosen, least, oversees, onChoose }: LimitFieldsProps): JSX.Element {
  const { capacity, channels } = chosen;
  const allowed = (kind: string): number => (oversees ? capacity : Math.min(capacity, limits.most_by_channel[kind] ?? capacity));
  return (
    <>
      <Step label={t("limits_capacity")} value={capacity} least={Math.max(1, least)} most={oversees ? ceiling : limits.most} onValue={(value) => onChoose({ ...chosen, capacity: value })} />
      {Object.keys(limits.weights).map((kind) => <Step key={kind} label={t("limits_channel", { channel: channelName(kind) })}
        value={Math.min(channels[kind] ?? allowed(kind), allowed(kind))} least={0} most={allowed(kind)}
        onValue={(value) => onChoose({ ...chosen, channels: withLimit(channels, kind, value, oversees ? capacity : limits.most_by_channel[kind] ?? capacity) })} />)}
    </>
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
      <button type="button" class="step-way" aria-label={t("limits_less", { what: label })} aria-disabled={value <= least} onClick={() => { if (value > least) to(value - 1); }}>−</button>
      <output class="figures step-figure">{value}</output>
      <button type="button" class="step-way" aria-label={t("limits_more", { what: label })} aria-disabled={value >= most} onClick={() => { if (value < most) to(value + 1); }}>+</button>
    </div>
  );
}

/** A limit that limits nothing is none. */
export function withLimit(channels: Record<string, number>, kind: string, value: number, most: number): Record<string, number> {
  const { [kind]: _, ...others } = channels;
  return value < most ? { ...others, [kind]: value } : others;
}
