import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Skeleton } from "../../kit/components/Skeleton";
import { Composer } from "../../timeline/Composer";
import { Timeline } from "../../timeline/Timeline";
import type { Agency, Contact } from "../../wire";
import type { Conversation } from "../conversation";
import { changed, pauseBefore } from "../aloud";
import { CallAwaited } from "../parts/CallAwaited";
import { CallInstead } from "../parts/CallInstead";
import { Phone } from "../parts/Phone";
import { Receipt } from "../parts/Receipt";
import { t } from "../words";
import { lazily } from "../parts/lazily";
import { Left } from "./Left";
import { Over } from "./Over";
import { Talking } from "./Talking";
import { Waiting } from "./Waiting";

const VideoPanel = lazily(async () => (await import("../../call/VideoPanel")).VideoPanel, { within: true });
const KeptRecordings = lazily(async () => (await import("../../call/recording/KeptRecordings")).KeptRecordings, { within: true });

interface RoomProps { conversation: Conversation; agency: Agency | null; onRestart: () => void; onGoOn: (contact: string) => void; onWentOn: () => void }

/** From waiting to the last word it is one room: what one is writing stays where it is when the advisor comes in. */
export function Room({ conversation, agency, onRestart, onGoOn, onWentOn }: RoomProps): JSX.Element {
  const contact = conversation.contact.value;
  const [calling, setCalling] = useState<string | null>(null);
  useAnnouncements(contact);
  // By a click in another page, or because night has come: it is not over, and this page goes on with it.
  const elsewhere = wentOn(contact, conversation);
  useEffect(() => { if (elsewhere) onWentOn(); }, [elsewhere]);
  if (!contact || elsewhere) return <main id="main" class="room"><div class="room-main room-loading"><Skeleton lines={3} blocks={2} /></div></main>;

  const seen = isSeen(contact);
  const call = isCallable(contact) ? () => setCalling(contact.id) : undefined;
  const writable = contact.state === "waiting" || contact.state === "active";
  return (
    <main id="main" class={`room room-${contact.state} ${seen ? "room-video" : ""}`}>
      <div class="room-main">
        <Head contact={contact} conversation={conversation} onCall={call} onRestart={onRestart} onGoOn={onGoOn} />
        {call && <CallInstead key={contact.id} contact={contact} entries={conversation.follower.entries.value} asking={calling === contact.id} onAsk={(asking) => setCalling(asking ? contact.id : null)} onGoOn={onGoOn} />}
        {seen && <div class="room-picture"><VideoPanel contact={contact} side="seeker" live={conversation.live} onCall={call} /></div>}
        <Recorded contact={contact} conversation={conversation} />
        <Words contact={contact} conversation={conversation} />
        {writable && <Composer contact={contact.id} onTyping={() => conversation.typing()} onSend={(body) => void conversation.outbox.send(body)} />}
      </div>
      <aside class="room-side" aria-label={t("receipt")}>
        <h2>{t("receipt")}</h2>
        <Receipt contact={contact} />
        {agency && <p class="small soft">{agency.name}<br />{agency.address}<br /><Phone number={agency.phone} /></p>}
      </aside>
    </main>
  );
}

function wentOn(contact: Contact | null, { follower }: Conversation): boolean {
  return contact?.state === "closed" && follower.entries.value.some(({ event }) => event?.code === "went_on");
}

const isSeen = ({ state, channel }: Contact): boolean => channel === "video" && ["waiting", "offered", "active"].includes(state);

/** Who writes or sees somebody can be called by them; who is called already cannot. */
const isCallable = ({ state, channel }: Contact): boolean => state === "active" && (channel === "chat" || channel === "video");

/** What was recorded can be erased at a word, also once the call is over. */
function Recorded({ contact, conversation }: { contact: Contact; conversation: Conversation }): JSX.Element | null {
  if (contact.channel !== "video" || (contact.state !== "wrapping" && contact.state !== "closed")) return null;
  return <KeptRecordings contact={contact.id} live={conversation.live} names={{}} />;
}

type HeadProps = { contact: Contact; onCall: (() => void) | undefined } & Omit<RoomProps, "agency" | "onWentOn">;

function Head({ contact, conversation, onCall, onRestart, onGoOn }: HeadProps): JSX.Element {
  switch (contact.state) {
    case "active": return (
      <>
        <Talking contact={contact} onCall={onCall} onEnd={() => conversation.leave()} />
        {contact.channel === "callback" && <div class="call-instead"><CallAwaited key={contact.id} now contact={contact} onGoOn={onGoOn} /></div>}
      </>
    );
    case "abandoned": return <Left contact={contact} onReturn={() => conversation.comeBack()} onRestart={onRestart} />;
    case "closed": case "wrapping": return <Over contact={contact} onRestart={onRestart} />;
    default: return <Waiting key={contact.id} contact={contact} onGoOn={onGoOn} onLeave={() => conversation.leave()} onChoose={(keeps) => conversation.choose(keeps)} />;
  }
}

function Words({ contact, conversation: { entries, follower, outbox, reader } }: { contact: Contact; conversation: Conversation }): JSX.Element {
  return (
    <Timeline side="seeker" contact={contact} entries={entries.value} drafts={outbox.drafts.value}
      typing={contact.state === "active" ? follower.typing.value : null} label={t("messages")} onSeen={(seq) => void reader.seen(seq)}
      onRetry={(id) => void outbox.retry(id)} onDiscard={(id) => outbox.discard(id)} />
  );
}

/** What changes without a click is said aloud, in a pause, and not at every step of a line that moves quickly. */
function useAnnouncements(contact: Contact | null): void {
  const said = useRef<{ contact: Contact | null; at: number }>({ contact, at: 0 });
  useEffect(() => {
    const before = said.current.contact;
    if (!before || !contact || before.id !== contact.id) {
      said.current = { contact, at: Date.now() };
      return undefined;
    }
    const timer = setTimeout(() => {
      const words = changed(before, contact);
      if (words === "") return;
      announce(words);
      said.current = { contact, at: Date.now() };
    }, pauseBefore(before, contact, Date.now() - said.current.at));
    return () => clearTimeout(timer);
  }, [contact]);
}
