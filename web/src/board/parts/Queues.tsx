import type { JSX } from "preact";
import { time } from "../../kit/clock";
import { Badge } from "../../kit/components/Badge";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import { hourOf } from "../../kit/when";
import type { Board, BoardQueue } from "../../wire";
import { share, strainOf } from "../figures";
import { t } from "../words";
import { Definitions, Trade } from "./Trade";
import { Wait } from "./Wait";

/** Who waits and for how long, queue by queue, on one scale. */
export function Queues({ board }: { board: Board }): JSX.Element {
  const most = Math.max(...board.queues.map(({ waiting }) => waiting), 1);
  const longest = Math.max(...board.queues.map(waitOf), 1);
  return (
    <section class="panel queues" aria-labelledby="queues-title">
      <div class="panel-head">
        <h2 id="queues-title">{t("queues")}</h2>
        <a class="button button-quiet" href="/admin#/peaks">{t("announce_peak")}</a>
      </div>
      <ul role="list" class="queue-list">
        {board.queues.map((queue) => <Queue key={queue.id} queue={queue} most={most} longest={longest} />)}
      </ul>
      <Definitions />
    </section>
  );
}

function Queue({ queue, most, longest }: { queue: BoardQueue; most: number; longest: number }): JSX.Element {
  const { waiting, longest_since, active, offered, on_duty, free } = queue;
  const stuck = waiting > 0 && on_duty === 0;
  const facts = [t("queue_active", { n: active }), offered > 0 && t("queue_offered", { n: offered }), t("on_duty", { n: on_duty }), on_duty > 0 && t("free", { n: free })];
  return (
    <li class="queue">
      <div class="queue-head">
        <h3>{pick(queue.name)}</h3>
        <Badge tone={queue.open ? "success" : "neutral"}>{t(queue.open ? "open" : "closed")}</Badge>
        {queue.peak_until && <Badge tone="warning"><Icon name="people" size={16} />{t("peak_until", { at: hourOf(queue.peak_until) })}</Badge>}
      </div>
      <div class="queue-bars">
        <strong class="queue-count figures">{waiting}</strong>
        <span class="bar" aria-hidden="true"><i style={{ inlineSize: `${share(waiting, most) * 100}%` }} /></span>
        <span class="queue-unit">{t("waiting")}</span>
        <strong class="queue-wait">{longest_since === null ? "–" : <Wait from={longest_since} />}</strong>
        <span class="bar bar-wait" aria-hidden="true"><i class={`strain-${strainOf(waitOf(queue))}`} style={{ inlineSize: `${share(waitOf(queue), longest) * 100}%` }} /></span>
        <span class="queue-unit">{t("longest")}</span>
      </div>
      <p class={stuck ? "queue-facts queue-stuck" : "queue-facts"}>{stuck && <Icon name="alert" size={18} />}{facts.filter(Boolean).join(" · ")}</p>
      <Trade queue={queue} />
    </li>
  );
}

function waitOf({ longest_since }: BoardQueue): number {
  return longest_since === null ? 0 : Math.max(0, time.value - Date.parse(longest_since));
}
