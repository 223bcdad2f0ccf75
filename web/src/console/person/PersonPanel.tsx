import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { pick } from "../../kit/i18n";
import { dayAndHour, lasting } from "../../kit/when";
import type { Console, Contact, Past } from "../../wire";
import { readEarlier } from "../calls/readEarlier";
import { Deed } from "../../kit/deed";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { EarlierContact } from "./EarlierContact";
import { Follow } from "./Follow";

interface PersonPanelProps { desk: Desk; told: Console; thread: Thread; onBack: () => void }

/** Who one is talking with, and what was said before. */
export function PersonPanel({ desk, told, thread, onBack }: PersonPanelProps): JSX.Element {
  const contact = thread.contact.value;
  const held = desk.cards.value.some((card) => card.contact.id === thread.id);
  return (
    <aside class="person" aria-label={t("person", { name: contact?.seeker.name ?? "" })}>
      <div class="person-back"><Button look="quiet" icon="back" onClick={onBack}>{t("person_back")}</Button></div>
      {contact ? <Who contact={contact} /> : <Skeleton lines={4} />}
      {contact && held && <Follow told={told} seeker={contact.seeker} onChange={() => {
        thread.follower.now();
        desk.now();
      }} />}
      <EarlierContacts told={told} contact={thread.id} />
    </aside>
  );
}

function Who({ contact }: { contact: Contact }): JSX.Element {
  const waited = Date.parse(contact.active_at ?? contact.first_enqueued_at) - Date.parse(contact.first_enqueued_at);
  return (
    <>
      <div class="person-head">
        <Avatar name={contact.seeker.name} size="large" />
        <h2 dir="auto">{contact.seeker.name}</h2>
      </div>
      <dl class="person-facts">
        <dt>{t("person_reference")}</dt><dd class="figures">{contact.reference}</dd>
        {contact.seeker.email && <><dt>{t("person_email")}</dt><dd><a href={`mailto:${contact.seeker.email}`}>{contact.seeker.email}</a></dd></>}
        <dt>{t("person_language")}</dt><dd>{t(contact.language === "fr" ? "french" : "english")}</dd>
        <dt>{t("person_motive")}</dt><dd>{pick(contact.motive)}</dd>
        <dt>{t("person_queue")}</dt><dd>{pick(contact.queue)}</dd>
        <dt>{t("person_opened")}</dt><dd>{dayAndHour(contact.opened_at)}</dd>
        <dt>{t("person_waited")}</dt><dd>{lasting(waited)}</dd>
      </dl>
    </>
  );
}

function EarlierContacts({ told, contact }: { told: Console; contact: string }): JSX.Element {
  const found = useSignal<readonly Past[] | null>(null);
  const reading = useSignal(new Deed()).value;
  const look = (): void => void reading.do(async () => {
    found.value = (await readEarlier(contact)).contacts;
  });
  useEffect(look, [contact]);
  return (
    <section class="earlier" aria-labelledby="earlier-title">
      <h3 id="earlier-title">{t("earlier")}</h3>
      <Failure title={t("earlier_failed")} refusal={reading.refusal.value} onRetry={look} />
      {found.value === null && !reading.refusal.value && <Skeleton blocks={2} />}
      {found.value?.length === 0 && <p class="soft">{t("earlier_none")}</p>}
      <ol role="list" class="earlier-list">
        {found.value?.map((past) => <li key={past.id}><EarlierContact past={past} told={told} /></li>)}
      </ol>
    </section>
  );
}
