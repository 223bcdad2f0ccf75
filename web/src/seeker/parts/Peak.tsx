import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { pick } from "../../kit/i18n";
import { expecting } from "../../kit/waits";
import { hourOf } from "../../kit/when";
import type { QueueCard } from "../../wire";
import { t } from "../words";

/** Many people come at once: what the agency says of it, how long it may take now, and until when. */
export function Peak({ peak }: { peak: NonNullable<QueueCard["peak"]> }): JSX.Element {
  return (
    <Banner tone="warning" icon="people" title={t("peak", { at: hourOf(peak.until) })}>
      {peak.message && <p>{pick(peak.message)}</p>}
      {peak.publishes_waits && peak.wait && <p>{t("peak_wait", { wait: expecting(peak.wait) })}</p>}
    </Banner>
  );
}
