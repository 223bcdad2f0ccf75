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
import { dayAndHour } from "../../kit/when";
import type { CallBacksWatched, WatchedCallBack } from "../../wire";
import { giveTo } from "./calls";
import { t } from "./words";

interface GiveDialogProps { one: WatchedCallBack | null; people: CallBacksWatched["people"]; onClose: () => void; onGiven: (told: CallBacksWatched) => void }

/** A booking whose hour has not come goes to a colleague. */
export function GiveDialog({ one, people, onClose, onGiven }: GiveDialogProps): JSX.Element {
  // With whom the dialog opens, and not after: what is chosen at once must not be forgotten.
  const to = useMemo(() => signal(""), [one?.id]);
  const deed = useMemo(() => new Deed(), [one?.id]);
  const refusal = deed.refusal.value;
  const go = async (): Promise<void> => {
    const colleague = people.find(({ id }) => id === to.value);
    if (!one || !colleague) return;
    const done = await deed.do(async () => onGiven(await giveTo(one.id, colleague.id)));
    if (!done) return;
    announce(t("given", { name: one.seeker, to: colleague.name }));
    onClose();
  };
  return (
    <Dialog open={one !== null} title={t("reassign_title", { name: one?.seeker ?? "", when: one ? dayAndHour(one.due_at) : "" })} onClose={onClose} foot={<>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button look="primary" icon="swap" busy={deed.busy.value} aria-disabled={to.value === ""} onClick={() => void go()}>{t("give")}</Button>
    </>}>
      <p class="soft">{t("reassign_why")}</p>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      <Select label={t("colleague")} prompt={t("choose")} value={to.value} options={people.filter(({ id }) => id !== one?.advisor?.id).map(({ id, name }) => ({ value: id, label: name }))} onValue={(value) => { to.value = value; }} />
    </Dialog>
  );
}
