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
import { Journey } from "./journey";
import { Connection } from "./parts/Connection";
import { Introduce } from "./steps/Introduce";
import { Motives } from "./steps/Motives";
import { Room } from "./steps/Room";
import { t } from "./words";

const journey = new Journey();
const unread = computed(() => (hidden.value ? journey.conversation.value?.unread.value ?? 0 : 0));
const nobody = signal(false);

export function Page(): JSX.Element {
  useEffect(() => {
    journey.start();
    return titled(title, unread);
  }, []);
  useHistory();

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
  if (conversation.value) return <Room conversation={conversation.value} agency={agency.value} onRestart={() => journey.restart()} />;
  if (!agency.value || !known.value) return <Loading />;
  if (choice.value) return <Introduce journey={journey} agency={agency.value} choice={choice.value} />;
  return <Motives agency={agency.value} referent={journey.referent.value} refusal={journey.refusal.value} onChoose={choose} />;
}

function Loading(): JSX.Element {
  return (
    <main id="main" class="home">
      <div class="hero"><h1>{t("title")}</h1><p>{t("intro")}</p></div>
      {journey.outOfReach.value ? <Connection lost={journey.outOfReach} unknown /> : <Skeleton blocks={4} />}
    </main>
  );
}

/** Each step is a place that the browser's own Back button knows. */
function choose(motive: string): void {
  history.pushState({ motive }, "");
  journey.choose(motive);
}

function useHistory(): void {
  useEffect(() => {
    const go = ({ state }: PopStateEvent): void => journey.choose((state as { motive?: string } | null)?.motive ?? null);
    history.replaceState(null, "");
    window.addEventListener("popstate", go);
    return () => window.removeEventListener("popstate", go);
  }, []);
}

function title(): string {
  const contact = journey.conversation.value?.contact.value;
  const place = contact?.state === "waiting" ? contact.place : null;
  if (place !== null) return `${t("title_place", { n: place })} · Visavis`;
  if (contact?.state === "closed") return `${t("over")} · Visavis`;
  if (contact?.advisor) return `${t("with", { name: contact.advisor.name })} · Visavis`;
  return `${t(journey.choice.value ? "introduce" : "title")} · Visavis`;
}
