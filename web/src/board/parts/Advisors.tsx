import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { since } from "../../kit/clock";
import { Icon, type IconName } from "../../kit/components/Icon";
import { lasting } from "../../kit/when";
import type { Board, BoardAdvisor } from "../../wire";
import { byState } from "../figures";
import { t } from "../words";
import { LimitsDialog } from "./LimitsDialog";

const signs: Record<BoardAdvisor["state"], IconName> = {
  available: "check", busy: "chat", full: "people", break: "clock", away: "leave", not_responding: "alert", disconnected: "close",
};

/** Who can help, who is helping, and who needs a word. */
export function Advisors({ board }: { board: Board }): JSX.Element {
  const groups = byState(board.advisors);
  const limited = useSignal<BoardAdvisor | null>(null);
  return (
    <section class="panel advisors" aria-labelledby="advisors-title">
      <h2 id="advisors-title">{t("advisors")}</h2>
      {groups.length === 0 && <p class="soft">{t("advisors_none")}</p>}
      {groups.map(({ state, advisors }) => (
        <div key={state} class={`crew crew-${state}`}>
          <h3><Icon name={signs[state]} size={20} />{t(`state_${state}`)} <span class="crew-count figures">{advisors.length}</span></h3>
          <ul role="list" class="crew-list">{advisors.map((advisor) => <Advisor key={advisor.id} advisor={advisor} onLimit={() => { limited.value = advisor; }} />)}</ul>
        </div>
      ))}
      <LimitsDialog one={limited.value} onClose={() => { limited.value = null; }} />
    </section>
  );
}

function Advisor({ advisor, onLimit }: { advisor: BoardAdvisor; onLimit: () => void }): JSX.Element {
  const { name, used, capacity } = advisor;
  return (
    <li class="crew-one">
      <span class="crew-name" dir="auto">{name}</span>
      <span class="crew-facts figures">
        <span class="soft">{t("for_long", { for: lasting(since(advisor.since)) })}</span>
        <button type="button" class="crew-load" aria-label={t("limits_change", { name, holding: t("holding", { used, of: capacity }) })} onClick={onLimit}>{t("holding", { used, of: capacity })}</button>
      </span>
    </li>
  );
}
