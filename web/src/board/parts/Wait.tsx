import type { JSX } from "preact";
import { since } from "../../kit/clock";
import { Icon } from "../../kit/components/Icon";
import { stopwatch } from "../../kit/when";
import { strainOf, strainOfPromise } from "../figures";
import { t } from "../words";

interface WaitProps {
  from: string;
  /** The delay that was promised, in seconds: where it is known, it says what is long. */
  promise?: number;
}

/** A wait that runs; a long one is marked by a sign and in words, not by its colour alone. */
export function Wait({ from, promise }: WaitProps): JSX.Element {
  const ms = since(from);
  const strain = promise === undefined ? strainOf(ms) : strainOfPromise(ms / (promise * 1000));
  return (
    <span class={`wait wait-${strain}`}>
      {strain !== "calm" && <Icon name={strain === "long" ? "clock" : "alert"} size={18} />}
      <span class="figures">{stopwatch(ms)}</span>
      {strain !== "calm" && <span class="visually-hidden"> ({t("long_wait")})</span>}
    </span>
  );
}
