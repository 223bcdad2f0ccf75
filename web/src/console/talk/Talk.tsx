import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Skeleton } from "../../kit/components/Skeleton";
import { Timeline } from "../../timeline/Timeline";
import type { Card, Console, Contact } from "../../wire";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { LetterState } from "../letters/LetterState";
import { VideoPanel } from "../../call/VideoPanel";
import { CallPanel } from "../telephone/CallPanel";
import { t } from "../words";
import { Moved } from "./Moved";
import { TalkHead } from "./TalkHead";
import { WrapUp } from "./WrapUp";
import { Writing } from "./Writing";

interface TalkProps { desk: Desk; told: Console; thread: Thread; onPerson: () => void }

/** The conversation in front. */
export function Talk({ desk, told, thread, onPerson }: TalkProps): JSX.Element {
  const box = useRef<HTMLElement>(null);
  const contact = thread.contact.value;
  const card = desk.cards.value.find((held) => held.contact.id === thread.id);
  const name = contact?.seeker.name ?? "";
  const state = card?.contact.state;
  useEffect(() => arrive(box.current), [contact === null, state]);
  useEffect(() => {
    // Kept in front over a reload, and meanwhile gone: there is nothing to show of it.
    if (thread.refused.value && !contact) desk.turn();
  }, [thread.refused.value, contact === null]);
  return (
    <section class="talk" ref={box} aria-label={contact ? t("talk", { name }) : t("talk_nobody")}>
      <TalkHead desk={desk} told={told} thread={thread} card={card} onPerson={onPerson} />
      {state && <Failure title={t("not_read")} refusal={thread.refused.value} />}
      {card && <Beside desk={desk} card={card} contact={contact} />}
      <Words told={told} thread={thread} />
      {state === "active" && <Writing desk={desk} thread={thread} />}
      {state === "wrapping" && card && <WrapUp desk={desk} told={told} thread={thread} card={card} />}
      {!state && contact && <Moved contact={contact} onClose={() => desk.turn()} />}
    </section>
  );
}

/** Who is called back hears us by telephone, and whoever came to see us, by the picture. */
function Beside({ desk, card, contact }: { desk: Desk; card: Card; contact: Contact | null }): JSX.Element | null {
  const { id, channel } = card.contact;
  if (card.guest) return null;
  if (channel === "callback") return <CallPanel contact={id} name={card.contact.seeker.name} active={card.contact.state === "active"} live={desk.live} onChange={() => desk.now()} />;
  return channel === "video" && contact ? <VideoPanel contact={contact} side="advisor" live={desk.live} /> : null;
}

function Words({ told, thread }: Pick<TalkProps, "told" | "thread">): JSX.Element | null {
  const { follower, outbox, reader } = thread;
  const contact = thread.contact.value;
  if (!contact) return thread.refused.value ? null : <div class="talk-wait"><Skeleton blocks={3} /></div>;
  const besideOf = (entry: string): JSX.Element | null => {
    const letter = thread.correspondence.byEntry.value.get(entry);
    return letter ? <LetterState letter={letter} /> : null;
  };
  return (
    <Timeline side="advisor" beside={besideOf} contact={contact} entries={thread.entries.value} drafts={outbox.drafts.value} typing={follower.typing.value}
      me={told.me.name} label={t("talk", { name: contact.seeker.name })}
      onRetry={(id) => void outbox.retry(id)} onDiscard={(id) => void outbox.discard(id)} onSeen={(seq) => void reader.seen(seq)} />
  );
}

/** A conversation that opens, or changes hands, gives the focus to what comes next in it: the words, or the outcome. */
function arrive(box: HTMLElement | null): void {
  const dialog = document.querySelector("dialog[open]");
  if (dialog) {
    // The news can overtake the answer that closes the dialog; once it is closed, nobody else gives the focus a place.
    dialog.addEventListener("close", () => requestAnimationFrame(() => arrive(box)), { once: true });
    return;
  }
  const next = box?.querySelector<HTMLElement>("textarea.composer-text, .wrap input, .moved button");
  // On a phone the focus would bring up the keyboard over what there is to read.
  if (next?.tagName !== "TEXTAREA" || matchMedia("(pointer: fine)").matches) next?.focus();
}
