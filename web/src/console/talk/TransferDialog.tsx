import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Field } from "../../kit/components/Field";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Console, Target } from "../../wire";
import { transfer } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { t } from "../words";

interface TransferDialogProps { open: boolean; desk: Desk; told: Console; thread: Thread; name: string; onClose: () => void }

/** Where to, and what the next colleague has to know. What is half written is kept for a reload. */
export function TransferDialog({ open, desk, told, thread, name, onClose }: TransferDialogProps): JSX.Element {
  const asked = useSignal(false);
  const queue = thread.text("transfer-queue");
  const note = thread.text("transfer-note");
  const go = (): void => {
    asked.value = true;
    if (queue.value && note.value.trim()) void transfer(desk, thread, { queue: queue.value, note: note.value.trim() });
    else document.querySelector<HTMLElement>(queue.value ? ".transfer textarea" : ".transfer input")?.focus();
  };
  return (
    <Dialog open={open} title={t("transfer_title", { name })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="swap" busy={thread.deed.busy.value} onClick={go}>{t("transfer")}</Button>
    </>}>
      <p class="soft">{t("transfer_why", { name })}</p>
      <div class="transfer">
        <fieldset class="choices" aria-describedby={asked.value && !queue.value ? "transfer-missing" : undefined}>
          <legend class="field-label">{t("transfer_queue")}</legend>
          {told.queues.map((target) => <Way key={target.id} target={target} chosen={queue.value === target.id} onChoose={() => { queue.value = target.id; }} />)}
          {asked.value && !queue.value && <p class="field-error" id="transfer-missing" role="alert"><Icon name="alert" size={18} />{t("transfer_queue_missing")}</p>}
        </fieldset>
        <Field label={t("transfer_note")} hint={t("transfer_note_hint", { name })} multiline maxLength={4000} required value={note.value}
          onValue={(text) => { note.value = text; }} error={asked.value && !note.value.trim() ? t("transfer_note_missing") : null} />
      </div>
      <Failure title={t("not_done")} refusal={thread.deed.refusal.value} />
    </Dialog>
  );
}

function Way({ target, chosen, onChoose }: { target: Target; chosen: boolean; onChoose: () => void }): JSX.Element {
  return (
    <label class="choice choice-wide">
      <input type="radio" name="transfer-queue" checked={chosen} onChange={onChoose} />
      <span class="choice-name">{pick(target.name)}</span>
      <span class="choice-hint small soft">{[t(target.open ? "open" : "closed"), t("queue_waiting", { n: target.waiting }), t(target.staffed ? "staffed" : "unstaffed")].join(" · ")}</span>
    </label>
  );
}
