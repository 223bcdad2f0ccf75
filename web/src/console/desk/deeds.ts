/** What an advisor does at the desk: each says by HTTP, and lets the desk know at once. */
import { newId } from "../../kit/api";
import { announce } from "../../kit/components/Announcer";
import { pick } from "../../kit/i18n";
import type { Contact, NextDuty } from "../../wire";
import { acceptOffer } from "../calls/acceptOffer";
import { declareDuty } from "../calls/declareDuty";
import { declineOffer } from "../calls/declineOffer";
import { endContact } from "../calls/endContact";
import { extendWrapUp } from "../calls/extendWrapUp";
import { transferContact, type Transfer } from "../calls/transferContact";
import { wrapUpContact } from "../calls/wrapUpContact";
import { t } from "../words";
import type { Desk } from "./desk";
import { notice } from "./notices";
import type { Thread } from "./thread";
import { nameOfDuty } from "./duty";

export async function accept(desk: Desk): Promise<void> {
  const offer = desk.offer.peek();
  if (!offer) return;
  const done = await desk.answering.do(async () => {
    await acceptOffer(offer.id);
    desk.answered(offer.id);
    desk.now();
  });
  if (!done) {
    lost(desk, offer.id);
    return;
  }
  announce(t("gone_accepted", { name: offer.seeker.name }));
  // Somebody writing in a dialog keeps it; the new contact waits in the list.
  if (!document.querySelector("dialog[open]")) desk.choose(offer.contact);
}

export async function decline(desk: Desk): Promise<void> {
  const offer = desk.offer.peek();
  if (!offer) return;
  const done = await desk.answering.do(async () => {
    await declineOffer(offer.id);
    desk.answered(offer.id);
    desk.now();
  });
  if (done) notice(t("gone_declined", { name: offer.seeker.name }));
  else lost(desk, offer.id);
}

export async function declare(desk: Desk, wish: NextDuty, when: "now" | "after"): Promise<boolean> {
  const done = await desk.declaring.do(async () => {
    const duty = await declareDuty({ ...wish, after_current: when === "after" });
    desk.learn({ kind: "duty", duty });
    desk.now();
  });
  if (done) announce(t(when === "now" ? "duty_changed" : "duty_next", { what: nameOfDuty(wish, desk.told.peek()?.reasons ?? []) }));
  return done;
}

/** Give up what was to come next: the present duty is simply declared again. */
export async function stay(desk: Desk): Promise<void> {
  const duty = desk.told.peek()?.duty;
  if (!duty || duty.declared === "not_responding") return;
  const { declared, reason } = duty;
  await desk.declaring.do(async () => {
    desk.learn({ kind: "duty", duty: await declareDuty({ declared, reason, after_current: false }) });
    desk.now();
  });
}

export function end(desk: Desk, thread: Thread): Promise<boolean> {
  return thread.deed.do(async () => take(desk, thread, await endContact(thread.id, newId())));
}

export type Destination = Pick<Transfer, "to" | "queue" | "advisor">;

export async function transfer(desk: Desk, thread: Thread, way: Destination & { note: string }): Promise<void> {
  const name = thread.contact.peek()?.seeker.name ?? "";
  const done = await thread.deed.do(async () => take(desk, thread, await transferContact(thread.id, { id: newId(), ...way })));
  if (!done) return;
  const queue = way.queue && thread.contact.peek()?.queue;
  thread.forget();
  notice(queue ? t("transferred", { name, queue: pick(queue) }) : t("transferred_to_colleague", { name }), "success");
  desk.turn();
}

export async function wrapUp(desk: Desk, thread: Thread, { outcome, note }: { outcome: string; note: string }): Promise<void> {
  const name = thread.contact.peek()?.seeker.name ?? "";
  const done = await thread.deed.do(async () => take(desk, thread, await wrapUpContact(thread.id, { id: newId(), outcome, note })));
  if (!done) return;
  thread.forget();
  notice(t("contact_closed", { name }), "success");
  desk.turn();
}

export function extend(desk: Desk, thread: Thread): Promise<boolean> {
  return thread.deed.do(async () => desk.learn({ kind: "card", card: await extendWrapUp(thread.id, newId()) }));
}

function take(desk: Desk, thread: Thread, contact: Contact): void {
  thread.follower.learn({ kind: "contact", contact });
  desk.learn({ kind: "contact", contact });
  desk.now();
}

/** The offer moved on while it was being answered; anything else can be tried again on the card. */
function lost(desk: Desk, offer: string): void {
  const refusal = desk.answering.refusal.peek();
  if (!refusal || refusal.passing) return;
  desk.answered(offer);
  desk.answering.forget();
  desk.now();
  notice(t("gone_already_taken"), "warning");
}
