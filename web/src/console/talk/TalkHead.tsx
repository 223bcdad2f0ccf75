import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Console, Contact } from "../../wire";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { t } from "../words";
import { EndDialog } from "./EndDialog";
import { TransferDialog } from "./TransferDialog";

interface TalkHeadProps { desk: Desk; told: Console; thread: Thread; state: Contact["state"] | null; onPerson: () => void }

export function TalkHead({ desk, told, thread, state, onPerson }: TalkHeadProps): JSX.Element {
  const asking = useSignal<"end" | "transfer" | null>(null);
  const contact = thread.contact.value;
  const close = (): void => {
    asking.value = null;
    thread.deed.forget();
  };
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
        {state === "active" && <>
          <Button icon="swap" onClick={() => { asking.value = "transfer"; }}>{t("transfer")}</Button>
          <Button icon="check" onClick={() => { asking.value = "end"; }}>{t("end")}</Button>
        </>}
      </div>
      {contact && <EndDialog open={asking.value === "end"} desk={desk} thread={thread} name={contact.seeker.name} onClose={close} />}
      {contact && <TransferDialog open={asking.value === "transfer"} desk={desk} told={told} thread={thread} name={contact.seeker.name} onClose={close} />}
    </header>
  );
}
