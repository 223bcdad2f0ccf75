import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import type { Contact } from "../../wire";
import { leave, leaveTo } from "../desk/conference";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as h } from "./words";

interface LeaveDialogProps { open: boolean; desk: Desk; thread: Thread; contact: Contact; guest: boolean; onClose: () => void }

/** Leaving ends nothing: the other advisor goes on, and the person is told. */
export function LeaveDialog({ open, desk, thread, contact, guest, onClose }: LeaveDialogProps): JSX.Element {
  const [next] = contact.guests;
  const name = contact.seeker.name;
  const go = async (): Promise<void> => {
    const done = guest ? await leave(desk, thread) : next ? await leaveTo(desk, thread, next) : false;
    if (done) onClose();
  };
  const slots = { name, colleague: (guest ? contact.advisor?.name : next?.name) ?? "" };
  return (
    <Dialog open={open} title={h("leave_title", slots)} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="leave" busy={thread.deed.busy.value} onClick={() => void go()}>{h(guest ? "leave_yes" : "hand_over_yes", slots)}</Button>
    </>}>
      <p>{h(guest ? "leave_why" : "hand_over_why", slots)}</p>
      <Failure title={t("not_done")} refusal={thread.deed.refusal.value} />
    </Dialog>
  );
}
