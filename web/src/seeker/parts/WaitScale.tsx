import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import { expecting } from "../../kit/waits";
import type { Wait } from "../../wire";
import { t } from "../words";

const steps = [0, 5, 10, 20, 30];

/** How long it may still take: in words, and as a step on a scale that is as rough as what is known. */
export function WaitScale({ wait }: { wait: Wait | null }): JSX.Element {
  return (
    <div class="wait-scale">
      <p class="wait-words"><Icon name="clock" size={18} /><span>{t("expected")} <strong class="figures">{expecting(wait)}</strong></span></p>
      {wait && <div class="wait-steps" aria-hidden="true">
        {steps.map((from) => <span key={from} class={step(from, wait)}>{from === 30 ? "30 +" : from}</span>)}
      </div>}
    </div>
  );
}

function step(from: number, wait: Wait): string {
  if (from === wait.from) return "wait-step wait-here";
  return from < wait.from ? "wait-step wait-before" : "wait-step";
}
