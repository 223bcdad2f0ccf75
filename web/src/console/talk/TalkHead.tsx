import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Card, Console, Contact } from "../../wire";
import { proposeCall } from "../calls/proposeCall";
import type { Desk } from "../desk/desk";
import { notice } from "../desk/notices";
import type { Thread } from "../desk/thread";
import { t } from "../words";
import { t as h } from "./words";
import { Company } from "./Company";
import { EndDialog } from "./EndDialog";
import { InviteDialog } from "./InviteDialog";
import { LeaveDialog } from "./LeaveDialog";
import { TransferDialog } from "./TransferDialog";

interface TalkHeadProps { desk: Desk; told: Console; thread: Thread; card: Card | undefined; onPerson: () => void }
type Asking = "end" | "transfer" | "invite" | "leave";

export function TalkHead({ desk, told, thread, card, onPerson }: TalkHeadProps): JSX.Element {
  const asking = useSignal<Asking | null>(null);
  const contact = thread.contact.value;
  const active = card?.contact.state === "active";
  return (
    <header class="talk-head">
      <span class="talk-back"><Button look="quiet" icon="back" aria-label={t("contacts")} onClick={() => desk.choose(null)} /></span>
      {contact && <Avatar name={contact.seeker.name} />}
      <div class="talk-who">
        <h2 dir="auto">{contact?.seeker.name ?? "…"}</h2>
        {contact && <p class="soft small">{pick(contact.motive)} · {pick(contact.queue)}</p>}
      </div>
      <div class="talk-ways">
        <span class="talk-about"><Button icon="person" onClick={onPerson}>{t("about")}</Button></span>
        {active && <Ways card={card} onCall={() => void propose(thread)} onAsk={(what) => { asking.value = what; }} />}
      </div>
      {contact && active && <Company desk={desk} told={told} thread={thread} contact={contact} />}
      {contact && <Dialogs desk={desk} told={told} thread={thread} contact={contact} guest={card?.guest ?? false} asking={asking.value} onClose={() => {
        asking.value = null;
        thread.deed.forget();
      }} />}
    </header>
  );
}

/** What may be done: a guest only gets up, the holder moves it. */
function Ways({ card, onCall, onAsk }: { card: Card; onCall: () => void; onAsk: (what: Asking) => void }): JSX.Element {
  if (card.guest) return <Button icon="leave" onClick={() => onAsk("leave")}>{t("leave")}</Button>;
  return (
    <>
      {card.attended && <Button icon="phone" aria-label={h("propose_call")} title={h("propose_call")} onClick={onCall} />}
      <Button icon="people" onClick={() => onAsk("invite")}>{h("invite")}</Button>
      {card.contact.guests.length > 0 && <Button icon="leave" onClick={() => onAsk("leave")}>{t("leave")}</Button>}
      <Button icon="swap" onClick={() => onAsk("transfer")}>{t("transfer")}</Button>
      <Button icon="check" onClick={() => onAsk("end")}>{t("end")}</Button>
    </>
  );
}

async function propose(thread: Thread): Promise<void> {
  const name = thread.contact.peek()?.seeker.name ?? "";
  if (await thread.deed.do(() => proposeCall(thread.id))) notice(h("call_proposed", { name }));
}

interface DialogsProps { desk: Desk; told: Console; thread: Thread; contact: Contact; guest: boolean; asking: Asking | null; onClose: () => void }

function Dialogs({ asking, contact, guest, told, ...rest }: DialogsProps): JSX.Element {
  const name = contact.seeker.name;
  return (
    <>
      <EndDialog open={asking === "end"} name={name} {...rest} />
      <TransferDialog open={asking === "transfer"} name={name} told={told} {...rest} />
      <InviteDialog open={asking === "invite"} name={name} told={told} {...rest} />
      <LeaveDialog open={asking === "leave"} contact={contact} guest={guest} {...rest} />
    </>
  );
}
