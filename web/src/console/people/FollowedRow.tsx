import type { JSX } from "preact";
import { Avatar } from "../../kit/components/Avatar";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import { dayAndHour } from "../../kit/when";
import type { Followed } from "../../wire";
import { t as p } from "./words";
import { Vulnerable } from "./Vulnerable";

interface FollowedRowProps { followed: Followed; onChange: () => void; onHandOn: () => void }

/** Somebody one follows: whether they wait now and why, and when they last came. */
export function FollowedRow({ followed, onChange, onHandOn }: FollowedRowProps): JSX.Element {
  const { id, name, vulnerable, waiting, contacts, last, why } = followed;
  return (
    <article class={waiting ? "followed followed-waiting" : "followed"}>
      <Avatar name={name} />
      <div class="followed-who">
        <p class="followed-name"><span dir="auto">{name}</span>{waiting && <Badge tone="info">{p("followed_waiting")}</Badge>}{vulnerable && <Badge tone="warning">{p("vulnerable")}</Badge>}</p>
        <p class="small soft">{last ? [p("followed_last", { when: dayAndHour(last.opened_at) }), pick(last.motive), p("followed_contacts", { n: contacts })].join(" · ") : p("followed_never")}</p>
        {why && <p class="small">{pick(why)}</p>}
      </div>
      <div class="followed-ways">
        <Vulnerable seeker={id} name={name} vulnerable={vulnerable} onDone={onChange} />
        <Button look="quiet" icon="forward" aria-label={p("hand_on_whom", { name })} onClick={onHandOn}>{p("hand_on")}</Button>
      </div>
    </article>
  );
}
