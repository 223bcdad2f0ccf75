/** Who is signed in on this page, and the way in and out. */
import { signal } from "@preact/signals";
import { isRefusal, type Refusal } from "../refusal";
import { backoff, pause } from "../retry";
import type { Session } from "../../wire";
import { readSession } from "./readSession";
import { signOut } from "./signOut";

/** null until the server has answered. */
export const session = signal<Session | null>(null);
/** The session ended without the person asking for it. */
export const ended = signal(false);
/** Why the server has not told who is here yet. */
export const unanswered = signal<Refusal | null>(null);

/** Ask until the server answers: a page that opens during a restart opens by itself a moment later. */
export async function meet(): Promise<void> {
  for (let attempt = 0; session.peek() === null; attempt += 1) {
    try {
      enter(await readSession());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      unanswered.value = error;
      await pause(backoff(attempt, { longest: 4000 }));
    }
  }
}

export function enter(found: Session): void {
  unanswered.value = null;
  if (found.advisor) ended.value = false;
  session.value = found;
}

/** The server ended the session: back to the door, which says why. */
export async function expire(): Promise<void> {
  if (session.peek()?.advisor === null) return;
  ended.value = true;
  session.value = null;
  await meet();
}

export async function leave(): Promise<void> {
  forget();
  enter(await signOut());
}

/** What this tab kept for a reload is about people: it goes with the one who wrote it. */
function forget(): void {
  for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith("visavis."))) sessionStorage.removeItem(key);
}
