import type { JSX } from "preact";
import { expecting } from "../../kit/waits";
import { exactly, stopwatch } from "../../kit/when";
import type { BoardQueue } from "../../wire";
import { abandonment, occupancy, percent, serviceOfAll, serviceOfAnswered } from "../trade";
import { t } from "../words";

const nothing = "–";

/** How a queue has done today, in the figures of the trade. */
export function Trade({ queue }: { queue: BoardQueue }): JSX.Element {
  const { today } = queue;
  if (today === null || today.answered + today.abandoned === 0) return <Quiet queue={queue} />;
  return (
    <dl class="trade">
      <Figure name={t("service", { within: exactly(today.promise * 1000) })} value={share(serviceOfAnswered(today))}
        about={t("service_about", { all: share(serviceOfAll(today)) })} level={serviceOfAnswered(today)} />
      <Figure name={t("asa")} value={clock(today.mean_answer)} about={t("asa_about", { n: today.answered })} />
      <Figure name={t("aht")} value={clock(today.mean_handling)} about={t("aht_about")} />
      <Figure name={t("abandonment")} value={share(abandonment(today))} about={t("abandonment_about", { n: today.abandoned, short: today.abandoned_short })} />
      <Figure name={t("occupancy")} value={share(occupancy(queue))} about={t("occupancy_about", { used: queue.units_used, of: queue.units })} />
      {today.told && <Figure name={t("told")} value={share(percent(today.told.as_told, today.told.of))}
        about={t("told_about", { said: expecting(today.told.said), was: today.told.was_minutes, n: today.told.of })} />}
    </dl>
  );
}

/** Nothing has been counted today: a row of dashes would say no more. */
function Quiet({ queue }: { queue: BoardQueue }): JSX.Element {
  const used = occupancy(queue);
  const words = [t("quiet", { within: exactly(queue.promise * 1000) }), used === null ? null : t("quiet_occupancy", { used: share(used) })];
  return <p class="queue-facts">{words.filter(Boolean).join(" · ")}</p>;
}

interface FigureProps { name: string; value: string; about: string; level?: number | null }

function Figure({ name, value, about, level }: FigureProps): JSX.Element {
  return (
    <div class="trade-figure">
      <dt>{name}</dt>
      <dd class="figures">
        <strong>{value}</strong>
        {level !== undefined && level !== null && <span class="trade-level" aria-hidden="true"><i style={{ inlineSize: `${level}%` }} /></span>}
        <span class="trade-about">{about}</span>
      </dd>
    </div>
  );
}

function share(value: number | null): string {
  return value === null ? nothing : t("percent", { value });
}

function clock(seconds: number | null): string {
  return seconds === null ? nothing : stopwatch(seconds * 1000);
}

const defined = ["service", "service_all", "asa", "aht", "abandonment", "occupancy", "longest", "told"] as const;

/** What each figure means, for whoever has to explain it tomorrow. */
export function Definitions(): JSX.Element {
  return (
    <details class="definitions">
      <summary>{t("definitions")}</summary>
      <dl>{defined.map((name) => <div key={name}><dt>{t(`def_${name}_name`)}</dt><dd>{t(`def_${name}`)}</dd></div>)}</dl>
    </details>
  );
}
