import type { JSX } from "preact";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { LanguageSwitch } from "../../kit/components/LanguageSwitch";
import { Wordmark } from "../../kit/components/Wordmark";
import { leave } from "../../kit/door/session";
import { t as door } from "../../kit/door/words";
import type { Console } from "../../wire";
import type { Desk } from "../desk/desk";
import { t as w } from "../timetable/words";
import { t } from "../words";
import { DutyControl } from "./DutyControl";
import { LinkMark } from "./LinkMark";
import { Load } from "./Load";
import { SessionsWay } from "./SessionsWay";
import { SoundSwitch } from "./SoundSwitch";

interface MastheadProps { desk: Desk; told: Console }

export function Masthead({ desk, told }: MastheadProps): JSX.Element {
  return (
    <header class="masthead">
      <div class="masthead-who">
        <Wordmark />
        <h1 class="masthead-title">{t("title")}</h1>
        <button type="button" class="masthead-way" aria-pressed={desk.view.value === "people"} onClick={() => desk.turnTo("people")}><Icon name="people" size={18} /><span>{t("my_people")}</span></button>
        <button type="button" class="masthead-way" aria-pressed={desk.view.value === "timetable"} onClick={() => desk.turnTo("timetable")}><Icon name="calendar" size={18} /><span>{w("timetable")}</span></button>
        <SessionsWay />
        {told.me.role !== "advisor" && <a class="masthead-way" href="/board"><Icon name="chart" size={18} /><span>{t("to_board")}</span></a>}
      </div>
      <div class="masthead-work">
        <DutyControl desk={desk} told={told} />
        <Load desk={desk} told={told} />
      </div>
      <div class="masthead-me">
        <LinkMark link={desk.link.value} />
        <SoundSwitch />
        <LanguageSwitch />
        <span class="masthead-name"><Avatar name={told.me.name} size="small" /><span>{told.me.name}</span></span>
        <Button look="quiet" icon="leave" aria-label={door("sign_out")} title={door("sign_out")} onClick={() => void leave()} />
      </div>
    </header>
  );
}
