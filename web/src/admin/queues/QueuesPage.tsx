import type { JSX } from "preact";
import { newId } from "../../kit/api";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Overview } from "../../wire";
import { readQueue } from "../calls/readQueue";
import { Loaded } from "../parts/Loaded";
import { addressOf, go } from "../place";
import { t } from "../words";
import { newQueue } from "./blank";
import { QueueSheet } from "./QueueSheet";

/** Every queue by agency, and the sheet of one. */
export function QueuesPage({ id, house }: { id: string | null; house: Overview }): JSX.Element {
  if (id?.startsWith("new-")) return <QueueSheet key={id} id={id.slice(4)} kept={newQueue(house)} house={house} isNew />;
  if (id) return <Loaded key={id} of={id} read={() => readQueue(id)}>{(kept) => <QueueSheet id={id} kept={kept} house={house} />}</Loaded>;
  return (
    <>
      <header class="page-head"><h1>{t("section_queues")}</h1><p class="soft">{t("queues_why")}</p>
        <Button look="primary" icon="plus" onClick={() => go("queues", `new-${newId()}`)}>{t("new_queue")}</Button>
      </header>
      {house.agencies.filter(({ id: agency }) => house.queues.some((queue) => queue.agency === agency)).map((agency) => (
        <section key={agency.id} class="part" aria-labelledby={`queues-${agency.slug}`}>
          <header class="part-head"><h2 id={`queues-${agency.slug}`}>{agency.name}</h2></header>
          <ul role="list" class="rows">
            {house.queues.filter((queue) => queue.agency === agency.id).map((queue) => (
              <li key={queue.id}><a class="row" href={addressOf("queues", queue.id)}>
                <span class="row-name">{pick(queue.name)}</span>
                <span class="row-facts soft">{queue.motives.map(({ label }) => pick(label)).join(" · ")}</span>
                <Icon name="forward" />
              </a></li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
