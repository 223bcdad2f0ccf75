import type { JSX } from "preact";
import { Badge } from "../../kit/components/Badge";
import { Icon } from "../../kit/components/Icon";
import { dayAndHour, hourOf } from "../../kit/when";
import type { QueueCard } from "../../wire";
import { t } from "../words";

/** Open or not, somebody there or not, how many wait: before anyone commits to waiting. */
export function QueueStatus({ queue }: { queue: QueueCard }): JSX.Element {
  return (
    <div class="queue-status">
      <Badge tone={queue.open && queue.staffed ? "success" : "neutral"}><Icon name="clock" size={16} />{hours(queue)}</Badge>
      {queue.open && !queue.staffed && <Badge tone="warning">{t("nobody")}</Badge>}
      {queue.open && <span class="queue-waiting"><Icon name="people" size={18} />{t("waiting", { n: queue.waiting })}</span>}
    </div>
  );
}

function hours({ open, closes_at, opens_at }: QueueCard): string {
  if (open) return closes_at ? t("open_until", { at: hourOf(closes_at) }) : t("open");
  return opens_at ? t("closed_until", { when: dayAndHour(opens_at) }) : t("closed");
}
