import type { ComponentChildren, JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Icon } from "../../kit/components/Icon";
import { explain } from "../../kit/explain";
import { language, pick } from "../../kit/i18n";
import type { Refusal } from "../../kit/refusal";
import { dayAndHour } from "../../kit/when";
import type { Agency, Appointment, Person, QueueCard } from "../../wire";
import { Heading } from "../parts/Heading";
import { OtherWays } from "../parts/OtherWays";
import { Peak } from "../parts/Peak";
import { QueueStatus } from "../parts/QueueStatus";
import { Referent } from "../parts/Referent";
import { Upcoming } from "../parts/Upcoming";
import { t } from "../words";

interface MotivesProps {
  agency: Agency; referent: Person | null; refusal: Refusal | null;
  /** Their next appointment. */
  next: Appointment | null;
  onChoose: (motive: string) => void;
  onMine: () => void;
  /** Wait on a page to be called. */
  onJoin: (appointment: string) => void;
  /** What is presented to many, where anything is. */
  sessions: ComponentChildren;
}

/** First click: what brings you here? */
export function Motives({ agency, referent, refusal, next, onChoose, onMine, onJoin, sessions }: MotivesProps): JSX.Element {
  const closed = agency.queues.every(({ open }) => !open);
  return (
    <>
      <main id="main" class="home">
        <div class="hero"><Heading>{t("title")}</Heading><p>{t("intro")}</p></div>
        {next && <Upcoming next={next} onOpen={onMine} onJoin={onJoin} />}
        {referent && <Referent referent={referent} />}
        {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
        {closed && <AllClosed queues={agency.queues} />}
        <div class="home-columns">
          <div class="queues">
            {agency.queues.map((queue) => <QueueMotives key={queue.id} queue={queue} onChoose={onChoose} />)}
            {sessions}
          </div>
          <OtherWays agency={agency} queues={agency.queues} />
        </div>
      </main>
      {agency.demo && <Demo />}
    </>
  );
}

function AllClosed({ queues }: { queues: readonly QueueCard[] }): JSX.Element {
  const next = queues.map(({ opens_at }) => opens_at).filter((at) => at !== null).sort()[0];
  return (
    <Banner icon="clock" title={t("closed_all")}>
      <p>{next ? t("opens", { when: dayAndHour(next) }) : t("no_opening")} {t("meanwhile")}</p>
    </Banner>
  );
}

function QueueMotives({ queue, onChoose }: { queue: QueueCard; onChoose: (motive: string) => void }): JSX.Element {
  return (
    <section class="queue-card" aria-labelledby={`queue-${queue.id}`}>
      <div class="queue-head"><h2 id={`queue-${queue.id}`}>{pick(queue.name)}</h2><QueueStatus queue={queue} /></div>
      {queue.open && queue.peak && <Peak peak={queue.peak} />}
      {!queue.languages.includes(language.value) && <p class="small soft">{t("languages_only", { languages: spoken(queue) })}</p>}
      <ul role="list" class="motives">
        {queue.motives.map(({ id, label }) => (
          <li key={id}>
            <button type="button" class={`motive ${queue.open ? "" : "motive-closed"}`} onClick={() => onChoose(id)}>
              <span>{pick(label)}</span><Icon name="forward" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function spoken({ languages }: QueueCard): string {
  return languages.map((language) => t(language)).join(` ${t("and")} `);
}

function Demo(): JSX.Element {
  return (
    <footer class="demo">
      {t("demo")} <a href="/console">{t("demo_console")}</a> {t("and")} <a href="/board">{t("demo_board")}</a>.
    </footer>
  );
}
