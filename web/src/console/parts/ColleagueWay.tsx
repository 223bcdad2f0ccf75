import type { JSX } from "preact";
import { Avatar } from "../../kit/components/Avatar";
import type { Choice, Colleague } from "../../wire";
import { isThere, ofColleague } from "../desk/presence";
import { t } from "../words";
import { PresenceDot } from "./PresenceDot";

interface ColleagueWayProps { colleague: Colleague; group: string; reasons: readonly Choice[]; chosen: boolean; barred?: boolean; onChoose: () => void }

/** A colleague to choose: who, whether they are there, and how much they hold. */
export function ColleagueWay({ colleague, group, reasons, chosen, barred = false, onChoose }: ColleagueWayProps): JSX.Element {
  const { name, used, capacity } = colleague;
  const words = [ofColleague(colleague, reasons), isThere(colleague) ? t("colleague_load", { used, of: capacity }) : null];
  return (
    <label class={barred ? "choice choice-wide choice-barred" : "choice choice-wide"}>
      <input type="radio" name={group} checked={chosen} disabled={barred} onChange={onChoose} />
      <span class="choice-name choice-who"><Avatar name={name} size="small" />{name}</span>
      <span class="choice-hint small soft"><PresenceDot colleague={colleague} />{words.filter(Boolean).join(" · ")}</span>
    </label>
  );
}
