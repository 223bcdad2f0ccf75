import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Field } from "../../kit/components/Field";
import { Icon } from "../../kit/components/Icon";
import { Skeleton } from "../../kit/components/Skeleton";
import type { Console } from "../../wire";
import { transfer, type Destination } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import { useTargets } from "../desk/targets";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { Destinations, type Kind } from "./Destinations";

interface TransferDialogProps { open: boolean; desk: Desk; told: Console; thread: Thread; name: string; onClose: () => void }

/** Where to, and what the next colleague has to know. What is half written is kept for a reload. */
export function TransferDialog({ open, desk, told, thread, name, onClose }: TransferDialogProps): JSX.Element {
  const asked = useSignal(false);
  const kind = useSignal<Kind>("queue");
  const queue = thread.text("transfer-queue");
  const advisor = thread.text("transfer-advisor");
  const note = thread.text("transfer-note");
  const { found, deed, again } = useTargets(open, thread.id);
  const destination = destinationOf(kind.value, queue.value, advisor.value);
  const missing = asked.value && !destination;
  const go = (): void => {
    asked.value = true;
    if (destination && note.value.trim()) void transfer(desk, thread, { ...destination, note: note.value.trim() });
    else document.querySelector<HTMLElement>(destination ? ".transfer textarea" : ".transfer .choices input:enabled")?.focus();
  };
  return (
    <Dialog open={open} title={t("transfer_title", { name })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="swap" busy={thread.deed.busy.value} onClick={go}>{t("transfer")}</Button>
    </>}>
      <p class="soft">{t("transfer_why", { name })}</p>
      <div class="transfer">
        {!found && !deed.refusal.value && <Skeleton blocks={3} />}
        <Failure title={t("targets_failed")} refusal={deed.refusal.value} onRetry={again} />
        {found && thread.contact.value && <Destinations told={told} contact={thread.contact.value} targets={found} kind={kind} queue={queue} advisor={advisor} />}
        {missing && <p class="field-error" role="alert"><Icon name="alert" size={18} />{t(kind.value === "queue" ? "transfer_queue_missing" : "colleague_missing")}</p>}
        <Field label={t("transfer_note")} hint={t("transfer_note_hint", { name })} multiline rows={2} maxLength={4000} required value={note.value}
          onValue={(text) => { note.value = text; }} error={asked.value && !note.value.trim() ? t("transfer_note_missing") : null} />
      </div>
      <Failure title={t("not_done")} refusal={thread.deed.refusal.value} />
    </Dialog>
  );
}

function destinationOf(kind: Kind, queue: string, advisor: string): Destination | null {
  if (kind === "referent") return { to: "referent", queue: null, advisor: null };
  if (kind === "advisor") return advisor ? { to: "advisor", queue: null, advisor } : null;
  return queue ? { to: "queue", queue, advisor: null } : null;
}
