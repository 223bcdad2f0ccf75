import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Agency, Day, QueueCard } from "../../wire";
import { letterbox } from "../letterbox";
import { t } from "../words";
import { Mail, Phone } from "./Phone";
import { Week } from "./Week";

/** A human place at any time: by phone, at the agency, later. */
export function OtherWays({ agency, queues }: { agency: Agency; queues: readonly QueueCard[] }): JSX.Element {
  return (
    <aside class="otherwise" aria-labelledby="otherwise">
      <h2 id="otherwise">{t("otherwise")}</h2>
      <dl class="ways">
        <Way icon="phone" name={t("by_phone")}><Phone number={agency.phone} /></Way>
        {letterbox.value && <Way icon="letter" name={t("by_letter")}><Mail address={letterbox.value} /></Way>}
        <Way icon="pin" name={t("at_agency")}>{agency.name}<br />{agency.address}</Way>
        <Way icon="calendar" name={t("later")}>{t("later_how")}</Way>
        <Way icon="camera" name={t("by_video")}><a href="/ready">{t("try_before")}</a></Way>
      </dl>
      {alike(queues) ? <Hours title={t("hours")} week={queues[0]?.week ?? []} open />
        : queues.map(({ id, name, week }) => <Hours key={id} title={t("hours_of", { queue: pick(name) })} week={week} />)}
    </aside>
  );
}

function Hours({ title, week, open = false }: { title: string; week: readonly Day[]; open?: boolean }): JSX.Element {
  return (
    <details class="week-of" open={open}>
      <summary>{title}</summary>
      <Week days={week} caption={title} />
    </details>
  );
}

/** One table says it when every service keeps the same hours. */
function alike(queues: readonly QueueCard[]): boolean {
  return new Set(queues.map(({ week }) => JSON.stringify(week))).size <= 1;
}

function Way({ icon, name, children }: { icon: IconName; name: string; children: ComponentChildren }): JSX.Element {
  return <div class="way"><dt><Icon name={icon} />{name}</dt><dd>{children}</dd></div>;
}
