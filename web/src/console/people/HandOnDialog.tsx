import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Icon } from "../../kit/components/Icon";
import { Skeleton } from "../../kit/components/Skeleton";
import type { Console } from "../../wire";
import { entrustSeeker } from "../calls/entrustSeeker";
import { Deed } from "../../kit/deed";
import { notice } from "../desk/notices";
import { useTargets } from "../desk/targets";
import { Colleagues } from "../parts/Colleagues";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as p } from "./words";

interface HandOnDialogProps { open: boolean; seeker: { id: string; name: string } | null; told: Console; onClose: () => void; onDone: () => void }

/** Entrust somebody to a colleague: from then on that colleague is asked first. */
export function HandOnDialog({ open, seeker, told, onClose, onDone }: HandOnDialogProps): JSX.Element {
  const asked = useSignal(false);
  const chosen = useSignal("");
  const deed = useMemo(() => new Deed(), []);
  const { found, deed: reading, again } = useTargets(open);
  const colleague = found?.colleagues.find(({ id }) => id === chosen.value);
  const name = seeker?.name ?? "";
  const go = async (): Promise<void> => {
    asked.value = true;
    if (!colleague || !seeker) return;
    if (!await deed.do(async () => { await entrustSeeker(seeker.id, colleague.id); })) return;
    notice(p("handed_on", { name, to: colleague.name }), "success");
    onDone();
    onClose();
  };
  return (
    <Dialog open={open} title={p("hand_on_title", { name })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="forward" busy={deed.busy.value} onClick={() => void go()}>{p("hand_on_yes")}</Button>
    </>}>
      <p class="soft">{p("hand_on_why", { name })}</p>
      <fieldset class="choices">
        <legend class="field-label">{p("hand_on_to")}</legend>
        {!found && !reading.refusal.value && <Skeleton blocks={2} />}
        <Failure title={t("targets_failed")} refusal={reading.refusal.value} onRetry={again} />
        {found && <Colleagues colleagues={found.colleagues} group="hand-on" reasons={told.reasons} chosen={chosen.value} onChoose={(id) => { chosen.value = id; }} />}
        {asked.value && !colleague && <p class="field-error" role="alert"><Icon name="alert" size={18} />{t("colleague_missing")}</p>}
      </fieldset>
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
    </Dialog>
  );
}
