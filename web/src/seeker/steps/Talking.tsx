import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Contact } from "../../wire";
import { Heading } from "../parts/Heading";
import { Sure } from "../parts/Sure";
import { t } from "../words";

interface TalkingProps { contact: Contact; onCall?: (() => void) | undefined; onEnd: () => Promise<void> }

/** With an advisor. */
export function Talking({ contact, onCall, onEnd }: TalkingProps): JSX.Element {
  const [ending, setEnding] = useState(false);
  const name = contact.advisor?.name ?? t("advisor");
  const end = t(contact.channel === "video" ? "end_call" : "end");
  return (
    <section class="talking-room">
      <div class="talking">
        <Avatar name={name} />
        <div class="talking-who">
          <Heading gentle><span class="visually-hidden">{t("conversation")} : </span><span dir="auto">{name}</span></Heading>
          <p class="small soft">{pick(contact.motive)}</p>
        </div>
        {onCall && <Button look="quiet" icon="phone" aria-label={t("call_instead")} title={t("call_instead")} onClick={onCall}><span class="talking-call">{t("call_instead_short")}</span></Button>}
        <Button look="secondary" onClick={() => setEnding(true)}>{end}</Button>
      </div>
      <Sure open={ending} title={t("end_sure")} how={t("end_how")} yes={end} no={t("go_on")} onYes={onEnd} onNo={() => setEnding(false)} />
    </section>
  );
}
