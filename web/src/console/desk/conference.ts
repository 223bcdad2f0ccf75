/** Two advisors in one conversation: what each of them does about the other. */
import { newId } from "../../kit/api";
import { announce } from "../../kit/components/Announcer";
import type { Colleague, Invitation } from "../../wire";
import { answerInvitation } from "../calls/answerInvitation";
import { inviteColleague } from "../calls/inviteColleague";
import { getUp, handOver } from "../calls/leaveContact";
import { t } from "../words";
import type { Desk } from "./desk";
import { notice } from "./notices";
import type { Thread } from "./thread";

export async function invite(desk: Desk, thread: Thread, { guest, note }: { guest: Colleague; note: string }): Promise<boolean> {
  const done = await thread.deed.do(async () => {
    await inviteColleague(thread.id, { id: newId(), guest: guest.id, note });
    desk.now();
  });
  if (done) notice(t("invited", { name: guest.name }));
  return done;
}

export async function withdraw(desk: Desk, thread: Thread, invitation: Invitation): Promise<void> {
  await thread.deed.do(async () => {
    await answerInvitation(invitation.id, "withdrawal");
    desk.now();
  });
}

export async function join(desk: Desk, invitation: Invitation): Promise<void> {
  const done = await desk.joining.do(async () => {
    await answerInvitation(invitation.id, "acceptance");
    desk.now();
  });
  if (!done) {
    if (desk.joining.refusal.peek()?.code === "invitation_over") desk.now();
    return;
  }
  announce(t("joined_with", { name: invitation.seeker.name, host: invitation.host.name }));
  if (!document.querySelector("dialog[open]")) desk.choose(invitation.contact);
}

export async function stayOut(desk: Desk, invitation: Invitation): Promise<void> {
  await desk.joining.do(async () => {
    await answerInvitation(invitation.id, "refusal");
    desk.now();
  });
}

/** The guest gets up: the conversation is its holder's alone again. */
export async function leave(desk: Desk, thread: Thread): Promise<boolean> {
  return gone(desk, thread, t("got_up"), () => getUp(thread.id, newId()));
}

/** The holder leaves: whoever sits there goes on. */
export async function leaveTo(desk: Desk, thread: Thread, to: { id: string; name: string }): Promise<boolean> {
  return gone(desk, thread, t("handed_over", { name: to.name }), () => handOver(thread.id, newId(), to.id));
}

async function gone(desk: Desk, thread: Thread, said: string, act: () => Promise<void>): Promise<boolean> {
  const done = await thread.deed.do(async () => {
    await act();
    desk.now();
  });
  if (!done) return false;
  thread.forget();
  notice(said, "success");
  desk.turn();
  return true;
}
