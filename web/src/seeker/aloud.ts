/** What somebody who reads by ear should hear of a change, and how soon. */
import { expecting, sameWait } from "../kit/waits";
import type { Contact } from "../wire";
import { t } from "./words";

const apart = 20_000;

/** The words for what has changed since it was last said; none where nothing did that matters. */
export function changed(before: Contact, now: Contact): string {
  if (now.state === "closed") return before.state === "closed" ? "" : t("over");
  if (now.state !== "waiting") return "";
  const words: string[] = [];
  if (now.place !== null && now.place !== before.place) words.push(now.place === 1 ? t("next_aloud") : t("place_changed", { n: now.place - 1 }));
  if (now.wait !== null && !sameWait(now.wait, before.wait)) words.push(t("wait_changed", { wait: expecting(now.wait) }));
  if (now.question !== null && before.question === null) words.push(t("question_aloud", { name: now.question.advisor.name }));
  return words.join(" ");
}

/** How long to keep it back: a line that moves every second is said every twenty; what calls for a deed, at once. */
export function pauseBefore(before: Contact, now: Contact, since: number): number {
  const pressing = now.state !== "waiting" || now.place === 1 || (now.question !== null && before.question === null);
  return pressing ? 0 : Math.max(0, apart - since);
}
