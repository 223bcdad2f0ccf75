import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Field } from "../../kit/components/Field";
import { Icon } from "../../kit/components/Icon";
import { Skeleton } from "../../kit/components/Skeleton";
import type { Colleague, Console } from "../../wire";
import { invite } from "../desk/conference";
import type { Desk } from "../desk/desk";
import { isThere } from "../desk/presence";
import { useTargets } from "../desk/targets";
import type { Thread } from "../desk/thread";
import { Colleagues } from "../parts/Colleagues";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as h } from "./words";

interface InviteDialogProps { open: boolean; desk: Desk; told: Console; thread: Thread; name: string; onClose: () => void }

/** Whom to ask for help, and what about. Only who is at their desk can be asked. */
export function InviteDialog({ open, desk, told, thread, name, onClose }: InviteDialogProps): JSX.Element {
  const asked = useSignal(false);
  const guest = useSignal("");
  const note = thread.text("invite-note");
  const { found, deed, again } = useTargets(open, thread.id);
  const colleague = found?.colleagues.find(({ id }) => id === guest.value);
  const present = new Set(thread.contact.value?.guests.map(({ id }) => id));
  const barred = (each: Colleague): boolean => !isThere(each) || present.has(each.id);

  const go = async (): Promise<void> => {
    asked.value = true;
    if (!colleague) {
      document.querySelector<HTMLElement>(".invite input[type=radio]:enabled")?.focus();
      return;
    }
    if (!await invite(desk, thread, { guest: colleague, note: note.value.trim() })) return;
    note.value = "";
    onClose();
  };
  return (
    <Dialog open={open} title={h("invite_title", { name })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="people" busy={thread.deed.busy.value} onClick={() => void go()}>{h("invite_send")}</Button>
    </>}>
      <p class="soft">{h("invite_why")}</p>
      <div class="transfer invite">
        <fieldset class="choices" aria-describedby={asked.value && !colleague ? "invite-missing" : undefined}>
          <legend class="field-label">{h("invite_whom")}</legend>
          {!found && !deed.refusal.value && <Skeleton blocks={2} />}
          <Failure title={t("targets_failed")} refusal={deed.refusal.value} onRetry={again} />
          {found && <Colleagues colleagues={found.colleagues} group="invite" reasons={told.reasons} chosen={guest.value} barred={barred} onChoose={(id) => { guest.value = id; }} />}
          {asked.value && !colleague && <p class="field-error" id="invite-missing" role="alert"><Icon name="alert" size={18} />{t("colleague_missing")}</p>}
        </fieldset>
        <Field label={h("invite_note")} hint={h("invite_note_hint", { name })} optional multiline rows={2} maxLength={4000} value={note.value} onValue={(text) => { note.value = text; }} />
      </div>
      <Failure title={t("not_done")} refusal={thread.deed.refusal.value} />
    </Dialog>
  );
}
