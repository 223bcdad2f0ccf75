import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Board, BoardWaiting } from "../../wire";
import { t } from "../words";
import { Wait } from "./Wait";

const shown = 100;

/** Everybody who waits, the longest first. */
export function WaitingLine({ board }: { board: Board }): JSX.Element {
  return (
    <section class="panel line-panel" aria-labelledby="line-title">
      <h2 id="line-title">{t("line")}</h2>
      {board.waiting.length === 0
        ? <p class="line-none"><Icon name="check" size={22} />{t("line_none")}</p>
        : <table class="line-table">
            <thead>
              <tr>{(["col_since", "col_person", "col_motive", "col_queue", "col_language", "col_state"] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}</tr>
            </thead>
            <tbody>{board.waiting.map((one) => <Row key={one.id} one={one} />)}</tbody>
          </table>}
      {board.contacts.waiting + board.contacts.offered > shown && <p class="soft">{t("line_more")}</p>}
    </section>
  );
}

function Row({ one }: { one: BoardWaiting }): JSX.Element {
  return (
    <tr>
      <td class="line-since"><Wait from={one.since} /></td>
      <th scope="row" class="line-who"><span dir="auto">{one.seeker}</span> <span class="line-reference figures">{one.reference}</span></th>
      <td>{pick(one.motive)}</td>
      <td>{pick(one.queue)}</td>
      <td>{t(one.language)}</td>
      <td>{one.state === "offered"
        ? <span class="line-offered"><Icon name="forward" size={16} />{one.offered_to ? t("offered_to", { name: one.offered_to }) : t("offered_now")}</span>
        : <span class="soft">{t("still_waiting")}</span>}</td>
    </tr>
  );
}
