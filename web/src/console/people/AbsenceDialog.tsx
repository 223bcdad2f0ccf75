import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { newId } from "../../kit/api";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Field } from "../../kit/components/Field";
import { Select } from "../../kit/components/Select";
import { zone } from "../../kit/when";
import type { Console } from "../../wire";
import { planAbsence } from "../calls/planAbsence";
import { Deed } from "../../kit/deed";
import { notice } from "../desk/notices";
import { useTargets } from "../desk/targets";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as p } from "./words";
import { instantOf } from "./instants";

interface AbsenceDialogProps { open: boolean; told: Console; onClose: () => void; onDone: (planned: string) => void }

const reasons = ["leave", "training", "elsewhere"] as const;

/** From when until when, and who answers meanwhile. The times are the agency's. */
export function AbsenceDialog({ open, told, onClose, onDone }: AbsenceDialogProps): JSX.Element {
  const asked = useSignal(false);
  const starts = useSignal("");
  const ends = useSignal("");
  const reason = useSignal<(typeof reasons)[number]>("leave");
  const by = useSignal("");
  const id = useMemo(() => newId(), [open]);
  const deed = useMemo(() => new Deed(), []);
  const { found } = useTargets(open);
  const backwards = starts.value !== "" && ends.value !== "" && ends.value <= starts.value;
  const go = async (): Promise<void> => {
    asked.value = true;
    if (!starts.value || !ends.value || backwards) return;
    const done = await deed.do(async () => {
      await planAbsence({ id, starts_at: instantOf(starts.value, zone.value), ends_at: instantOf(ends.value, zone.value), reason: reason.value, replaced_by: by.value || null });
    });
    if (!done) return;
    notice(p("absence_planned"), "success");
    [starts.value, ends.value, by.value, asked.value] = ["", "", "", false];
    onDone(id);
    onClose();
  };
  return (
    <Dialog open={open} title={p("absence_plan")} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="check" busy={deed.busy.value} onClick={() => void go()}>{p("absence_yes")}</Button>
    </>}>
      <p class="soft">{p("absence_why")}</p>
      <div class="absence-form">
        <Field label={p("absence_from")} type="datetime-local" required value={starts.value} onValue={(value) => { starts.value = value; }}
          error={asked.value && !starts.value ? p("absence_from_missing") : null} />
        <Field label={p("absence_to")} type="datetime-local" required value={ends.value} min={starts.value} onValue={(value) => { ends.value = value; }}
          error={asked.value && (!ends.value || backwards) ? p("absence_to_missing") : null} />
      </div>
      <Select label={p("absence_reason")} value={reason.value} options={reasons.map((value) => ({ value, label: t(`absence_${value}`) }))}
        onValue={(value) => { reason.value = reasons.find((each) => each === value) ?? "leave"; }} />
      <Select label={p("absence_by")} value={by.value} prompt={p("absence_by_nobody")} options={(found?.colleagues ?? []).filter(({ name }) => name !== told.me.name).map(({ id: value, name }) => ({ value, label: name }))}
        onValue={(value) => { by.value = value; }} />
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
    </Dialog>
  );
}
