import type { JSX } from "preact";
import type { Board } from "../../wire";
import { oldest } from "../figures";
import { t } from "../words";
import { Wait } from "./Wait";

const states = ["offered", "active", "wrapping", "closed_today", "abandoned_today"] as const;

/** The numbers one reads from across the room. */
export function Figures({ board }: { board: Board }): JSX.Element {
  const since = oldest(board);
  return (
    <section class="numbers" aria-labelledby="numbers-title">
      <h2 id="numbers-title" class="visually-hidden">{t("figures")}</h2>
      <dl class="numbers-list">
        <div class="number number-first"><dt>{t("waiting")}</dt><dd class="figures">{board.contacts.waiting}</dd></div>
        <div class="number number-first"><dt>{t("longest")}</dt><dd class="figures">{since === null ? <span class="number-none">{t("nobody")}</span> : <Wait from={since} />}</dd></div>
        {states.map((state) => <div key={state} class="number"><dt>{t(state)}</dt><dd class="figures">{board.contacts[state]}</dd></div>)}
      </dl>
    </section>
  );
}
