import "./callbacks.css";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { Happened } from "../../kit/happened/Happened";
import { pick } from "../../kit/i18n";
import { dayAndHour } from "../../kit/when";
import type { Attempt, Board, BoardWaiting, WatchedCallBack } from "../../wire";
import { MoveDialog } from "../parts/MoveDialog";
import { t as board } from "../words";
import { DecideDialog } from "./DecideDialog";
import { GiveDialog } from "./GiveDialog";
import { isUrgent, standingInWords, stateInWords, toneOf, whyInWords } from "./standing";
import { useCallBacks } from "./useCallBacks";
import { t } from "./words";

/** Call-backs that need somebody: late, undecided, uncovered, failed, due; each with what can be done. */
export function CallBacks({ board: wall }: { board: Board }): JSX.Element | null {
  const { told, take, look } = useCallBacks(wall);
  const giving = useSignal<WatchedCallBack | null>(null);
  const deciding = useSignal<WatchedCallBack | null>(null);
  const moving = useSignal<BoardWaiting | null>(null);
  if (!told) return null;
  const urgent = told.call_backs.filter(isUrgent).length;
  return (
    <section class="panel callbacks" aria-labelledby="callbacks-title">
      <div class="panel-head"><h2 id="callbacks-title">{t("title")}</h2>{urgent > 0 && <Badge tone="danger"><Icon name="alert" size={15} />{t("urgent", { n: urgent })}</Badge>}</div>
      {told.call_backs.length === 0 && <p class="line-none"><Icon name="check" size={22} />{t("none")}</p>}
      <ul role="list" class="callback-list">
        {told.call_backs.map((one) => <Row key={one.id} one={one} waiting={wall.waiting.find(({ id }) => id === one.contact)} onMove={(waiting) => { moving.value = waiting; }} onGive={() => { giving.value = one; }} onDecide={() => { deciding.value = one; }} />)}
      </ul>
      {told.more > 0 && <p class="soft">{t("more", { n: told.more })}</p>}
      <GiveDialog one={giving.value} people={told.people} onClose={() => { giving.value = null; }} onGiven={take} />
      <MoveDialog one={moving.value} onClose={() => { moving.value = null; }} />
      <DecideDialog one={deciding.value} onClose={() => { deciding.value = null; }} onDecided={look} />
    </section>
  );
}

interface RowProps { one: WatchedCallBack; waiting: BoardWaiting | undefined; onMove: (waiting: BoardWaiting) => void; onGive: () => void; onDecide: () => void }

function Row({ one, waiting, onMove, onGive, onDecide }: RowProps): JSX.Element {
  const name = one.seeker;
  return (
    <li class={`callback callback-${one.standing}`}>
      <p class="callback-standing"><Badge tone={toneOf(one)}><Icon name={isUrgent(one) ? "alert" : "clock"} size={15} />{standingInWords(one)}</Badge></p>
      <div class="callback-what">
        <p><strong dir="auto">{name}</strong> <span class="callback-when">{dayAndHour(one.due_at)}</span></p>
        <p class="small soft">{[pick(one.motive), one.desk && pick(one.desk), one.way === "browser" && t("in_browser"), stateInWords(one)].filter(Boolean).join(" · ")} · <span class="figures">{one.reference}</span></p>
        {whyInWords(one) && <p class="small">{whyInWords(one)}</p>}
        {one.attempts.length > 0 && <Attempts attempts={one.attempts} />}
        <Happened path={`/api/appointments/${one.id}/happenings`} />
      </div>
      <div class="callback-ways">
        {one.can.includes("move") && waiting && <Button icon="swap" aria-label={board("move_who", { name })} onClick={() => onMove(waiting)}>{board("move")}</Button>}
        {one.can.includes("reassign") && <Button icon="swap" aria-label={t("reassign_who", { name })} onClick={onGive}>{t("reassign")}</Button>}
        {one.can.includes("decide") && <Button icon="check" aria-label={t("decide_who", { name })} onClick={onDecide}>{t("decide")}</Button>}
      </div>
    </li>
  );
}

const outcomes = ["reached", "no_answer", "busy", "voicemail", "wrong_number"] as const;

function Attempts({ attempts }: { attempts: readonly Attempt[] }): JSX.Element {
  return (
    <details class="callback-attempts small">
      <summary>{t("attempts", { n: attempts.length })}</summary>
      <ol>{attempts.map(({ at, by, outcome }) => <li key={at}>{t("attempt", { when: dayAndHour(at), name: by, outcome: t(`outcome_${outcomes.find((each) => each === outcome) ?? "none"}`) })}</li>)}</ol>
    </details>
  );
}
