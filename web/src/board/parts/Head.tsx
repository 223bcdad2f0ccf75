import type { JSX } from "preact";
import { since } from "../../kit/clock";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { LanguageSwitch } from "../../kit/components/LanguageSwitch";
import { Wordmark } from "../../kit/components/Wordmark";
import { leave } from "../../kit/door/session";
import { t as door } from "../../kit/door/words";
import { lasting } from "../../kit/when";
import type { Advisor } from "../../wire";
import type { Wall } from "../wall";
import { t } from "../words";

interface HeadProps { wall: Wall; me: Advisor }

export function Head({ wall, me }: HeadProps): JSX.Element {
  return (
    <header class="board-head">
      <Wordmark />
      <h1>{t("title")}</h1>
      {wall.told.value && <Age wall={wall} read={wall.told.value.now} />}
      <div class="board-me">
        <LanguageSwitch />
        <span class="board-name"><Avatar name={me.name} size="small" /><span>{me.name}</span></span>
        <Button look="quiet" icon="leave" aria-label={door("sign_out")} title={door("sign_out")} onClick={() => void leave()} />
      </div>
    </header>
  );
}

/** How old the figures are: a board that looks live and is not is worse than none. */
function Age({ wall, read }: { wall: Wall; read: string }): JSX.Element {
  const link = wall.link.value;
  const age = since(read);
  return (
    <p class={`age age-${link}`}>
      <Icon name={link === "live" ? "check" : link === "slow" ? "refresh" : "alert"} size={18} />
      <span class="figures">{t(`age_${link}`, { s: Math.round(age / 1000), for: lasting(age) })}</span>
    </p>
  );
}
