import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../kit/components/Banner";
import { Skeleton } from "../kit/components/Skeleton";
import { expire } from "../kit/door/session";
import { Live } from "../kit/live";
import type { Refusal } from "../kit/refusal";
import { ContactList } from "./contacts/ContactList";
import { Desk } from "./desk/desk";
import { attend } from "./desk/attention";
import { listenToKeys } from "./desk/shortcuts";
import { Masthead } from "./header/Masthead";
import { Troubles } from "./header/Troubles";
import { InvitationCard } from "./offer/InvitationCard";
import { OfferCard } from "./offer/OfferCard";
import { Failure } from "./parts/Failure";
import { Notices } from "./parts/Notices";
import { NextUp } from "./timetable/NextUp";
import { PersonPanel } from "./person/PersonPanel";
import { Stage } from "./Stage";
import { t } from "./words";

/** Where an advisor works: their duty above, their contacts beside, one conversation in front. */
export function ConsolePage(): JSX.Element {
  const refusal = useSignal<Refusal | null>(null);
  const desk = useMemo(() => new Desk(new Live("console"), {
    signedOut: () => void expire(),
    refused: (final) => {
      if (final.code === "sign_in_required") void expire();
      else refusal.value = final;
    },
  }), []);
  /** On a narrow screen the conversation and the person take turns. */
  const facing = useSignal<"talk" | "person">("talk");

  useEffect(() => {
    desk.start();
    const stops = [attend(desk), listenToKeys(desk)];
    return () => {
      stops.forEach((stop) => stop());
      desk.stop();
    };
  }, [desk]);
  useEffect(() => {
    facing.value = "talk";
    keepFocus();
  }, [desk.chosen.value]);

  const told = desk.told.value;
  if (!told) return <Opening failing={desk.link.value === "lost"} refusal={refusal.value} />;
  const aside = desk.view.value !== "desk";
  const thread = aside ? null : desk.thread.value;
  return (
    <div class="console" data-front={aside ? "people" : thread ? facing.value : "desk"}>
      <a class="skip-link visually-hidden" href="#stage">{t("skip")}</a>
      <Masthead desk={desk} told={told} />
      <Troubles desk={desk} told={told} />
      <ContactList desk={desk} />
      <main id="stage" class="stage" tabIndex={-1}>
        <NextUp desk={desk} />
        {desk.invitations.value.map((invitation) => <InvitationCard key={invitation.id} desk={desk} invitation={invitation} />)}
        {desk.offer.value && <OfferCard key={desk.offer.value.id} desk={desk} offer={desk.offer.value} />}
        <Stage desk={desk} told={told} onPerson={() => { facing.value = "person"; }} />
      </main>
      {thread && <PersonPanel key={thread.id} desk={desk} told={told} thread={thread} onBack={() => { facing.value = "talk"; }} />}
      <Notices />
    </div>
  );
}

/** What was done took its button away: the focus goes on to what came in its place. */
function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById("stage")?.focus({ preventScroll: true });
  });
}

function Opening({ failing, refusal }: { failing: boolean; refusal: Refusal | null }): JSX.Element {
  if (refusal) return <main class="opening"><h1 class="visually-hidden">{t("title")}</h1><Failure title={t("not_done")} refusal={refusal} /></main>;
  return (
    <main class="opening">
      <h1 class="visually-hidden">{t("loading")}</h1>
      {failing ? <Banner tone="warning" live="status" title={t("unreachable_title")}>{t("unreachable_why")}</Banner> : <Skeleton blocks={3} />}
    </main>
  );
}
