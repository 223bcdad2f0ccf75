import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { since } from "../../kit/clock";
import { dayAndHour, lasting } from "../../kit/when";
import type { Contact } from "../../wire";
import { CallAwaited } from "../parts/CallAwaited";
import { CallMe } from "../parts/CallMe";
import { Heading } from "../parts/Heading";
import { LinePicture } from "../parts/LinePicture";
import { Sure } from "../parts/Sure";
import { WaitScale } from "../parts/WaitScale";
import { WhichAdvisor } from "../parts/WhichAdvisor";
import { t } from "../words";

interface WaitingProps {
  contact: Contact;
  onLeave: () => Promise<void>;
  onChoose: (keepsWaiting: boolean) => Promise<void>;
  /** Another contact takes the place of this one. */
  onGoOn: (contact: string) => void;
}

/** Where one stands in the queue, as it changes. */
export function Waiting({ contact, onLeave, onChoose, onGoOn }: WaitingProps): JSX.Element {
  const called = contact.channel === "callback";
  const [leaving, setLeaving] = useState(false);
  return (
    <section class="waiting">
      <Heading>{stand(contact)}</Heading>
      {contact.place !== null && <LinePicture place={contact.place} />}
      {contact.question
        ? <WhichAdvisor contact={contact} question={contact.question} onChoose={onChoose} />
        : contact.open && contact.staffed && <WaitScale wait={contact.wait} />}
      {(!contact.question || !contact.open) && <What contact={contact} />}
      {called ? <CallAwaited contact={contact} onGoOn={onGoOn} /> : <CallMe contact={contact} onGoOn={onGoOn} />}
      <div class="waiting-foot">
        <p class="waited figures"><Icon name="clock" size={18} />{t("waited", { wait: lasting(since(contact.first_enqueued_at)) })}</p>
        <Button look="quiet" icon="leave" onClick={() => setLeaving(true)}>{t("leave")}</Button>
      </div>
      <Sure open={leaving} title={t("leave_sure")} how={called ? t("leave_how") : `${t("leave_how")} ${t("call_me_instead")}`} yes={t("leave")} no={t("stay")} onYes={onLeave} onNo={() => setLeaving(false)} />
    </section>
  );
}

function stand({ place, open, staffed }: Contact): string {
  if (place === null) return t("in_line");
  if (place > 1) return t("before_you", { n: place - 1 });
  return t(open && staffed ? "next" : "first");
}

/** What to expect, and nothing that is not so: nobody is promised an answer soon while nobody is there to give it. */
function What({ contact: { open, opens_at, staffed, place } }: Pick<WaitingProps, "contact">): JSX.Element {
  if (!open) return <Trouble>{opens_at ? t("wait_closed_until", { when: dayAndHour(opens_at) }) : t("wait_closed")}</Trouble>;
  if (!staffed) return <Trouble>{t("wait_nobody")}</Trouble>;
  return <p class="waiting-words">{t(place === 1 ? "next_how" : "line_how")} {t("write_now")}</p>;
}

function Trouble({ children }: { children: string }): JSX.Element {
  return <Banner tone="warning" live="status"><p>{children} {t("write_now")}</p></Banner>;
}
