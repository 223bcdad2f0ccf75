/** Draws the advisor's attention to what has just come, wherever they are looking. */
import { computed, effect } from "@preact/signals";
import { announce } from "../../kit/components/Announcer";
import { pick } from "../../kit/i18n";
import { time } from "../../kit/clock";
import { titled } from "../../kit/title";
import type { Invitation, Offer } from "../../wire";
import { chime, tune } from "../chime";
import { secondsLeft } from "../countdown";
import { t } from "../words";
import type { Desk } from "./desk";
import { notice } from "./notices";

export function attend(desk: Desk): () => void {
  tune();
  const waiting = computed(() => (desk.offer.value ? 1 : 0) + desk.invitations.value.length + desk.cards.value.reduce((sum, { unread }) => sum + unread, 0));
  const offered = computed(() => desk.offer.value?.id ?? null);
  const summoned = computed(() => desk.invitations.value.at(-1)?.id ?? null);
  let last: Offer | null = null;
  const stops = [
    titled(() => (desk.offer.value ? `${t("offer_tab")} · ${desk.offer.value.seeker.name}` : `${t("title")} · Visavis`), waiting),
    effect(() => {
      if (offered.value === null) return;
      last = desk.offer.peek();
      if (last) call(last);
    }),
    effect(() => {
      if (summoned.value === null) return;
      const invitation = desk.invitations.peek().at(-1);
      if (invitation) summon(invitation);
    }),
    desk.live.hear("invitation_gone", ({ guest, reason }) => {
      const asked = desk.told.peek()?.invitations.find((each) => each.guest.id === guest && each.host.id === desk.told.peek()?.me.id);
      if (asked && reason !== "withdrawn") notice(t(`invitation_${reason}`, { name: asked.guest.name }), reason === "accepted" ? "success" : "warning");
    }),
    desk.live.hear("offer_gone", ({ id, reason }) => {
      if (last?.id === id && (reason === "expired" || reason === "rescinded")) notice(t(`gone_${reason}`, { name: last.seeker.name }), "warning");
    }),
    desk.live.hear("entry", ({ contact, event }) => {
      const card = desk.cards.peek().find((each) => each.contact.id === contact && !each.guest);
      if (!card || event?.code !== "went_on" || event.by !== "seeker") return;
      chime();
      notice(t("wants_call", { name: card.contact.seeker.name }));
    }),
    desk.live.hear("entry", (entry) => {
      if (entry.kind !== "line" || entry.author !== "seeker" || entry.contact === desk.chosen.peek()) return;
      announce(t("new_line", { name: entry.author_name ?? "" }));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function call(offer: Offer): void {
  chime();
  const slots = { name: offer.seeker.name, motive: pick(offer.motive), n: secondsLeft(offer.due_at, time.peek()) };
  announce(t("offer_arrived", slots), "urgent");
  if (document.visibilityState === "hidden") notify(offer);
}

function summon({ host, seeker, motive, due_at }: Invitation): void {
  chime();
  announce(t("invitation_arrived", { host: host.name, name: seeker.name, motive: pick(motive), n: secondsLeft(due_at, time.peek()) }), "urgent");
}

/** Only where it was already allowed: a page that asks for leave to interrupt is refused, and rightly. */
function notify(offer: Offer): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const note = new Notification(t("offer"), { body: pick(offer.motive), tag: offer.id });
  note.onclick = () => {
    window.focus();
    note.close();
  };
}
