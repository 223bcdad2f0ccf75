import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import type { Link } from "../../kit/steadiness";
import type { Console } from "../../wire";
import { nameOfDuty } from "../desk/duty";
import { ofCalendar } from "../desk/presence";
import { t } from "../words";
import { t as h } from "./words";

interface FactsProps { told: Console; link: Link }

/** The three facts of being there, each by itself, and what follows from them. */
export function Facts({ told, link }: FactsProps): JSX.Element {
  const { duty, presence } = told;
  const connected = link !== "lost";
  const here = presence.calendar.here;
  const available = duty.declared === "available" && duty.next === null;
  return (
    <div class="facts">
      <ul role="list" aria-label={h("facts")}>
        <Fact holds={available} label={h("fact_declared")} words={nameOfDuty(duty, told.reasons)} />
        <Fact holds={connected} label={h("fact_connected")} words={connected ? h("connected") : t("not_connected")} />
        <Fact holds={here} label={h("fact_calendar")} words={ofCalendar(presence.calendar)} />
      </ul>
      <p class={available && connected && here ? "facts-so facts-asked small" : "facts-so small"}>{h(available && connected && here ? "facts_asked" : "facts_not_asked")}</p>
    </div>
  );
}

function Fact({ holds, label, words }: { holds: boolean; label: string; words: string }): JSX.Element {
  return (
    <li class={holds ? "fact fact-holds" : "fact"}>
      <Icon name={holds ? "check" : "close"} size={16} />
      <span class="soft small">{label}</span> <span class="fact-words">{words}</span>
    </li>
  );
}
