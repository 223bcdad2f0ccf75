import "./seeker.css";
import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Announcer } from "../kit/components/Announcer";
import { LanguageSwitch } from "../kit/components/LanguageSwitch";
import { Skeleton } from "../kit/components/Skeleton";
import { Wordmark } from "../kit/components/Wordmark";
import { titled } from "../kit/title";
import { hidden } from "../kit/wake";
import { t as kit } from "../kit/words";
import type { Agency } from "../wire";
import { Journey, type Choice } from "./journey";
import { readLetterbox } from "./letterbox";
import { announced, readAnnounced } from "./announced";
import { Connection } from "./parts/Connection";
import { OtherWays } from "./parts/OtherWays";
import { lazily } from "./parts/lazily";
import { Ways, type Way } from "./parts/Ways";
import { caller, change, go, place, useHistory, type Place } from "./place";
import { Introduce } from "./steps/Introduce";
import { Motives } from "./steps/Motives";
import { Room } from "./steps/Room";
import { t } from "./words";

const journey = new Journey();
const unread = computed(() => (hidden.value ? journey.conversation.value?.unread.value ?? 0 : 0));
const nobody = signal(false);
const booking = (): Promise<typeof import("./booking/pages")> => import("./booking/pages");
const Book = lazily(async () => (await booking()).BookPage);
const Mine = lazily(async () => (await booking()).MinePage);
const Expected = lazily(async () => (await import("./expected/ExpectedPage")).ExpectedPage);
const Sessions = lazily(async () => (await import("./sessions/Sessions")).Sessions, { within: true });
const Linked = lazily(async () => (await booking()).LinkPage);

export function Page(): JSX.Element {
  useEffect(() => {
    journey.start();
    void readLetterbox();
    void readAnnounced();
    return titled(title, unread);
  }, []);
  useHistory(arrive);

  const conversation = journey.conversation.value;
  return (
    <div class={`page ${conversation ? "page-room" : ""}`}>
      <a class="skip-link visually-hidden" href="#main">{kit("skip")}</a>
      <header class="masthead">
        <Wordmark />
        <span class="masthead-agency">{journey.agency.value?.name}</span>
        <LanguageSwitch />
      </header>
      <Connection lost={conversation?.lost ?? nobody} />
      <Step />
      <Announcer />
    </div>
  );
}

function Step(): JSX.Element {
  const { agency, choice, conversation, known } = journey;
  const { value: at } = place;
  if (at.at === "link") return <Linked key={at.token} token={at.token} onLeave={() => enter({ at: "start" })} />;
  if (at.at === "join") return <Expected key={at.key} appointment={at.key} onLeave={() => enter(leads(at.key))} />;
  if (conversation.value) return <Room conversation={conversation.value} agency={agency.value} onRestart={restart} onGoOn={(contact) => journey.goOn(contact)} onWentOn={() => void journey.wentOn()} />;
  if (!agency.value || !known.value) return <Loading />;
  if (at.at === "mine") return <Mine agency={agency.value} onBack={() => history.back()} />;
  if (choice.value && at.at === "motive") return <Chosen agency={agency.value} choice={choice.value} way={at.way} />;
  return (
    <Motives agency={agency.value} referent={journey.referent.value} refusal={journey.refusal.value} next={journey.next.value}
      onChoose={(motive) => enter({ at: "motive", motive, way: "talk" })} onMine={() => enter({ at: "mine" })} onJoin={(key) => enter({ at: "join", key })}
      sessions={announced.value.length > 0 && <Sessions sessions={announced.value} name={journey.name.value} />} />
  );
}

/** Back to whence one waits: to all of one's own, or to what the link opens. */
function leads(key: string): Place {
  return key.includes("-") && key.length === 36 ? { at: "mine" } : { at: "link", token: key };
}

function Chosen({ agency, choice, way }: { agency: Agency; choice: Choice; way: Way }): JSX.Element {
  const ways = (
    <Ways way={way} queue={choice.queue} bookable={journey.bookable.value}
      onWay={(other) => change({ at: "motive", motive: choice.motive.id, way: other })} />
  );
  if (way !== "book") return <Introduce journey={journey} agency={agency} choice={choice} way={way} ways={ways} />;
  return <Book motive={choice.motive} name={journey.name.value} ways={ways} otherwise={<OtherWays agency={agency} queues={[choice.queue]} />} onBack={() => history.back()} onBooked={() => journey.booked()} />;
}

function Loading(): JSX.Element {
  return (
    <main id="main" class="home">
      <div class="hero"><h1>{t("title")}</h1><p>{t("intro")}</p></div>
      {journey.outOfReach.value ? <Connection lost={journey.outOfReach} unknown /> : <Skeleton blocks={4} />}
    </main>
  );
}

function enter(to: Place): void {
  go(to);
  arrive(to);
}

function arrive(to: Place): void {
  journey.choose(to.at === "motive" ? to.motive : null);
}

function restart(): void {
  place.value = { at: "start" };
  journey.restart();
}

function title(): string {
  if (caller.value !== null) return t("title_rings", { name: caller.value });
  const contact = journey.conversation.value?.contact.value;
  const ahead = contact?.state === "waiting" ? contact.place : null;
  if (ahead !== null) return `${t("title_place", { n: ahead })} · Visavis`;
  if (contact?.state === "closed") return `${t("over")} · Visavis`;
  if (contact?.advisor) return `${t("with", { name: contact.advisor.name })} · Visavis`;
  return `${t(heading(place.value))} · Visavis`;
}

function heading(at: Place): "title" | "introduce" | "way_book" | "upcoming" | "join_title" {
  if (at.at === "join") return "join_title";
  if (at.at === "link" || at.at === "mine") return "upcoming";
  if (at.at === "motive") return at.way === "book" ? "way_book" : "introduce";
  return "title";
}
