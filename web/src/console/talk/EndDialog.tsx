import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { end } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { t } from "../words";

interface EndDialogProps { open: boolean; desk: Desk; thread: Thread; name: string; onClose: () => void }

export function EndDialog({ open, desk, thread, name, onClose }: EndDialogProps): JSX.Element {
  const go = async (): Promise<void> => {
    if (await end(desk, thread)) onClose();
  };
  return (
    <Dialog open={open} title={t("end_title", { name })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" busy={thread.deed.busy.value} onClick={() => void go()}>{t("end_yes")}</Button>
    </>}>
      <p>{t("end_why", { name })}</p>
      <Failure title={t("not_done")} refusal={thread.deed.refusal.value} />
    </Dialog>
  );
}
