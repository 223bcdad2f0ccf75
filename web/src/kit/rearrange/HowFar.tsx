import type { JSX } from "preact";
import type { Rearranged, Rearrangement } from "../../wire";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { dayAndHour } from "../when";
import { t } from "./words";

/** How far it has come, booking by booking; what could not be done says why, and can be looked at again. */
export function HowFar({ made, onAgain }: { made: Rearrangement; onAgain: () => void }): JSX.Element {
  const ended = made.done + made.failed;
  const over = ended === made.total;
  return (
    <>
      <h2 class="rearrange-title">{over ? (made.failed ? t("some_failed", { n: made.failed }) : t("all_done")) : t("progress", { done: ended, total: made.total })}</h2>
      <progress class="rearrange-progress" value={ended} max={made.total} aria-label={t("progress", { done: ended, total: made.total })} />
      <ul role="list" class="rearrange-list">{made.bookings.map((each) => <One key={each.appointment} one={each} />)}</ul>
      {over && made.failed > 0 && <div><Button icon="refresh" onClick={onAgain}>{t("look_again")}</Button></div>}
    </>
  );
}

const signs = { waiting: "clock", done: "check", failed: "alert" } as const;

function One({ one }: { one: Rearranged }): JSX.Element {
  return (
    <li class={`rearrange-one rearrange-${one.step}`}>
      <div class="rearrange-what"><p class="rearrange-when">{dayAndHour(one.was_at)}</p><p><strong dir="auto">{one.seeker}</strong> <span class="soft small figures">{one.reference}</span></p></div>
      <p class="rearrange-became"><Icon name={signs[one.step]} size={18} />{became(one)}</p>
    </li>
  );
}

const known = ["why_slot_taken", "why_not_free", "why_changed_meanwhile"] as const;

function became({ step, way, why, starts_at, advisor }: Rearranged): string {
  if (step === "waiting") return t("step_waiting");
  if (step === "failed") return t("step_failed", { why: t(known.find((each) => each === `why_${why ?? ""}`) ?? "why_else") });
  if (way === "reassign") return t("done_reassign", { name: advisor?.name ?? "" });
  return way === "move" && starts_at ? t("done_move", { when: dayAndHour(starts_at) }) : t("done_ask");
}
