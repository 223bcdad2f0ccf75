/** The console by keyboard, from wherever the focus is. */
import { deedOf } from "../keys";
import { accept, decline } from "./deeds";
import type { Desk } from "./desk";

export function listenToKeys(desk: Desk): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const deed = deedOf(event);
    if (!deed || !possible(desk, deed.kind)) return;
    // Alt + D would take the browser to its address bar.
    event.preventDefault();
    if (deed.kind === "accept") void accept(desk);
    else if (deed.kind === "decline") void decline(desk);
    else choose(desk, deed.place);
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

function possible(desk: Desk, kind: "accept" | "decline" | "choose"): boolean {
  return kind === "choose" ? !document.querySelector("dialog[open]") : desk.offer.peek() !== null;
}

function choose(desk: Desk, place: number): void {
  const card = desk.cards.peek()[place];
  if (card) desk.choose(card.contact.id);
}
