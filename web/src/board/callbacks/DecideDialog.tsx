import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Select } from "../../kit/components/Select";
import { Deed } from "../../kit/deed";
import { explain } from "../../kit/explain";
import { Happened } from "../../kit/happened/Happened";
import type { WatchedCallBack } from "../../wire";
import { decide } from "./calls";
import { t } from "./words";

interface DecideDialogProps { one: WatchedCallBack | null; onClose: () => void; onDecided: () => void }

const verdicts = ["honoured", "absent", "excused", "failed_ours", "failed_theirs", "failed_undetermined"] as const;

/** What became of it is said by a person. */
export function DecideDialog({ one, onClose, onDecided }: DecideDialogProps): JSX.Element {
  const verdict = useMemo(() => signal<(typeof verdicts)[number] | null>(null), [one?.id]);
  const deed = useMemo(() => new Deed(), [one?.id]);
  const refusal = deed.refusal.value;
  const go = async (): Promise<void> => {
    const said = verdict.value;
    if (!one || !said) return;
    if (!await deed.do(async () => { await decide(one.id, said); })) return;
    announce(t("decided"));
    onDecided();
    onClose();
  };
  return (
    <Dialog open={one !== null} title={t("decide_title", { name: one?.seeker ?? "" })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="check" busy={deed.busy.value} aria-disabled={verdict.value === null} onClick={() => void go()}>{t("keep")}</Button>
    </>}>
      <p class="soft">{t("decide_why")}</p>
      {one && <Happened path={`/api/appointments/${one.id}/happenings`} />}
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      <Select label={t("verdict")} prompt={t("choose")} value={verdict.value ?? ""} options={verdicts.map((value) => ({ value, label: t(`as_${value}`) }))} onValue={(value) => { verdict.value = verdicts.find((each) => each === value) ?? null; }} />
    </Dialog>
  );
}
