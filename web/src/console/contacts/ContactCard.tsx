import type { JSX, TargetedKeyboardEvent } from "preact";
import { time } from "../../kit/clock";
import { Avatar } from "../../kit/components/Avatar";
import { Badge } from "../../kit/components/Badge";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import { stopwatch } from "../../kit/when";
import type { Card, Entry } from "../../wire";
import { secondsLeft } from "../countdown";
import { Glyph } from "../parts/Glyph";
import { Timer } from "../parts/Timer";
import { t } from "../words";
import { AnswerBy } from "./AnswerBy";

interface ContactCardProps {
  card: Card;
  me: string;
  place: number;
  chosen: boolean;
  onChoose: () => void;
  onStep: (event: TargetedKeyboardEvent<HTMLButtonElement>) => void;
}

export function ContactCard({ card, me, place, chosen, onChoose, onStep }: ContactCardProps): JSX.Element {
  const { contact, unread, last } = card;
  const key = place < 9 ? `Alt+${place + 1}` : undefined;
  return (
    <button type="button" class={`contact contact-${contact.state}`} aria-current={chosen ? "true" : undefined} aria-keyshortcuts={key} onClick={onChoose} onKeyDown={onStep}>
      <span class="contact-head">
        <Avatar name={contact.seeker.name} />
        <span class="contact-who">
          <span class="contact-name" dir="auto">{contact.seeker.name}</span>
          <span class="contact-motive">{pick(contact.motive)}</span>
        </span>
        {key && <kbd aria-hidden="true">{place + 1}</kbd>}
      </span>
      {card.guest && contact.advisor && <span class="contact-beside small"><Icon name="people" size={15} />{t("beside", { name: contact.advisor.name })}</span>}
      {last && <span class="contact-last" dir="auto">{said(last, me)}</span>}
      <span class="contact-foot">
        {contact.state === "wrapping" ? <WrapDue card={card} /> : <Times card={card} />}
        {unread > 0 && <Badge tone="count"><span aria-hidden="true">{unread}</span><span class="visually-hidden">{t("unread", { n: unread })}</span></Badge>}
      </span>
    </button>
  );
}

/** Of two advisors in one conversation, each is told whose words they see. */
function said({ author, author_name, body }: Entry, me: string): string {
  if (author !== "advisor") return body;
  return author_name === me || author_name === null ? t("you", { body }) : t("them", { name: author_name, body });
}

function Times({ card }: { card: Card }): JSX.Element {
  if (card.answer_by !== null) return <AnswerBy by={card.answer_by} />;
  const { active_at, opened_at } = card.contact;
  return (
    <span class="contact-times">
      <span class="contact-time"><Icon name="clock" size={15} /><span class="visually-hidden">{t("total")}</span> <Timer from={active_at ?? opened_at} /></span>
      {card.silent_since && <span class="contact-time"><Icon name="chat" size={15} /><span class="visually-hidden">{t("silent")}</span> <Timer from={card.silent_since} /></span>}
    </span>
  );
}

function WrapDue({ card }: { card: Card }): JSX.Element {
  const left = card.wrap_up_due_at === null ? null : secondsLeft(card.wrap_up_due_at, time.value);
  return (
    <span class={left !== null && left <= 30 ? "contact-wrap contact-wrap-soon" : "contact-wrap"}>
      <Glyph name="hourglass" size={15} />{t("to_wrap")}{left !== null && <span class="figures">{stopwatch(left * 1000)}</span>}
    </span>
  );
}
