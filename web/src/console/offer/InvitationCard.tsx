import type { JSX } from "preact";
import { time } from "../../kit/clock";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Invitation } from "../../wire";
import { secondsLeft, shareLeft } from "../countdown";
import { join, stayOut } from "../desk/conference";
import type { Desk } from "../desk/desk";
import { Failure } from "../parts/Failure";
import { Ring } from "../parts/Ring";
import { t } from "../words";

interface InvitationCardProps { desk: Desk; invitation: Invitation }

/** A colleague asks for help. Like an offer it takes the stage and never the focus. */
export function InvitationCard({ desk, invitation }: InvitationCardProps): JSX.Element {
  const { id, host, seeker, motive, note, made_at, due_at } = invitation;
  const left = secondsLeft(due_at, time.value);
  const busy = desk.joining.busy.value;
  return (
    <section class="offer invitation" aria-labelledby={`invitation-${id}`}>
      <div class="offer-main">
        <Ring share={shareLeft(made_at, due_at, time.value)} seconds={left} unit={t("seconds_unit")} urgent={left <= 10} />
        <div class="offer-who">
          <h2 id={`invitation-${id}`} class="offer-kicker">{t("invitation", { name: host.name })}</h2>
          <p class="offer-name"><Avatar name={seeker.name} /><span dir="auto">{seeker.name}</span></p>
          <p class="offer-motive">{pick(motive)}</p>
        </div>
        <div class="offer-ways">
          <Button look="primary" icon="check" busy={busy} onClick={() => void join(desk, invitation)}>{t("join")}</Button>
          <Button aria-disabled={busy} onClick={() => void stayOut(desk, invitation)}>{t("not_now")}</Button>
        </div>
      </div>
      <Failure title={t("not_done")} refusal={desk.joining.refusal.value} />
      {note && <div class="offer-note"><Icon name="note" size={18} /><p><strong>{t("invitation_note", { name: host.name })}</strong><br /><span dir="auto">{note}</span></p></div>}
    </section>
  );
}
