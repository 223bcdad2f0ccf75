import type { JSX } from "preact";
import { since } from "../../kit/clock";
import { Icon } from "../../kit/components/Icon";
import { stopwatch } from "../../kit/when";
import { strainOf } from "../figures";
import { t } from "../words";

interface WaitProps { from: string }

/** A wait that runs; a long one is marked by a sign and in words, not by its colour alone. */
export function Wait({ from }: WaitProps): JSX.Element {
  const ms = since(from);
  const strain = strainOf(ms);
  return (
    <span class={`wait wait-${strain}`}>
      {strain !== "calm" && <Icon name={strain === "long" ? "clock" : "alert"} size={18} />}
      <span class="figures">{stopwatch(ms)}</span>
      {strain !== "calm" && <span class="visually-hidden"> ({t("long_wait")})</span>}
    </span>
  );
}
