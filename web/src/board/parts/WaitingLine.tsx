import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { since } from "../../kit/clock";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import { exactly } from "../../kit/when";
import type { Board, BoardWaiting } from "../../wire";
import { strainOfPromise } from "../figures";
import { t } from "../words";
import { MoveDialog } from "./MoveDialog";
import { Wait } from "./Wait";

const shown = 100;

/** Everybody who waits, the longest first. */
export function WaitingLine({ board }: { board: Board }): JSX.Element {
  const moving = useSignal<BoardWaiting | null>(null);
  return (
    <section class="panel line-panel" aria-labelledby="line-title">
      <h2 id="line-title">{t("line")}</h2>
      {board.waiting.length === 0
        ? <p class="line-none"><Icon name="check" size={22} />{t("line_none")}</p>
        : <table class="line-table">
            <thead>
              <tr>{(["col_since", "col_person", "col_motive", "col_state"] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}<th scope="col"><span class="visually-hidden">{t("col_deed")}</span></th></tr>
            </thead>
            <tbody>{board.waiting.map((one) => <Row key={one.id} one={one} onMove={() => { moving.value = one; }} />)}</tbody>
          </table>}
      <MoveDialog one={moving.value} onClose={() => { moving.value = null; }} />
      {board.contacts.waiting + board.contacts.offered > shown && <p class="soft">{t("line_more")}</p>}
    </section>
  );
}

function Row({ one, onMove }: { one: BoardWaiting; onMove: () => void }): JSX.Element {
  return (
    <tr>
      <td class="line-since"><Wait from={one.since} promise={one.promise} /><Promised one={one} /></td>
      <th scope="row" class="line-who"><span dir="auto">{one.seeker}</span> <span class="line-reference figures">{one.reference}</span></th>
      <td>{pick(one.motive)} <span class="line-queue">{pick(one.queue)} · {t(one.language)}</span></td>
      <td>{one.state === "offered"
        ? <span class="line-offered"><Icon name="forward" size={16} />{one.offered_to ? t("offered_to", { name: one.offered_to }) : t("offered_now")}</span>
        : <Why one={one} />}</td>
      <td class="line-deed"><Button look="quiet" icon="swap" aria-label={t("move_who", { name: one.seeker })} onClick={onMove}>{t("move")}</Button></td>
    </tr>
  );
}

/** How much of the delay that was promised is used: what decides who goes first. */
function Promised({ one }: { one: BoardWaiting }): JSX.Element {
  const used = since(one.since) / (one.promise * 1000);
  return (
    <span class="promised">
      <span class="promised-bar" aria-hidden="true"><i class={`strain-${strainOfPromise(used)}`} style={{ inlineSize: `${Math.min(100, used * 100)}%` }} /></span>
      <span class="promised-words">{t("of_promised", { promise: exactly(one.promise * 1000) })}</span>
    </span>
  );
}

function Why({ one }: { one: BoardWaiting }): JSX.Element {
  if (!one.here) return <span class="line-why line-absent"><Icon name="leave" size={16} />{t("not_here")}</span>;
  return <span class="line-why">{one.why ? pick(one.why) : t("still_waiting")}</span>;
}
