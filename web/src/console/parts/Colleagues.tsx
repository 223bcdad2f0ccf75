import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Choice, Colleague } from "../../wire";
import { byReadiness } from "../desk/targets";
import { t } from "../words";
import { ColleagueWay } from "./ColleagueWay";
import { matches, Seek } from "./Seek";

interface ColleaguesProps {
  colleagues: readonly Colleague[];
  group: string;
  reasons: readonly Choice[];
  chosen: string;
  barred?: (colleague: Colleague) => boolean;
  onChoose: (id: string) => void;
}

const longList = 8;

/** The colleagues to choose from, whoever is there first. */
export function Colleagues({ colleagues, group, reasons, chosen, barred = () => false, onChoose }: ColleaguesProps): JSX.Element {
  const sought = useSignal("");
  const shown = byReadiness(colleagues).filter(({ name }) => matches(name, sought.value));
  return (
    <div class="colleagues">
      {colleagues.length > longList && <Seek label={t("seek_colleague")} value={sought.value} onValue={(value) => { sought.value = value; }} />}
      {colleagues.length === 0 && <p class="soft">{t("colleagues_none")}</p>}
      {colleagues.length > 0 && shown.length === 0 && <p class="soft" role="status">{t("seek_nobody")}</p>}
      <div class="colleague-list">
        {shown.map((each) => <ColleagueWay key={each.id} colleague={each} group={group} reasons={reasons} chosen={chosen === each.id} barred={barred(each)} onChoose={() => onChoose(each.id)} />)}
      </div>
    </div>
  );
}
