import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { explain } from "../../kit/explain";
import { pick } from "../../kit/i18n";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { t } from "../words";

interface RetireProps { label: string; title: string; why: string; deed: () => Promise<unknown>; onDone: () => void }

/** Taking something away is asked twice, and says what stands in the way. */
export function Retire({ label, title, why, deed, onDone }: RetireProps): JSX.Element {
  const open = useSignal(false);
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);
  const go = async (): Promise<void> => {
    busy.value = true;
    try {
      await deed();
      open.value = false;
      onDone();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      busy.value = false;
    }
  };
  const findings = refusal.value?.findings ?? [];
  return (
    <>
      <Button look="quiet" icon="leave" onClick={() => { refusal.value = null; open.value = true; }}>{label}</Button>
      <Dialog open={open.value} title={title} onClose={() => { open.value = false; }} foot={<>
        <Button onClick={() => { open.value = false; }}>{t("cancel")}</Button>
        <Button look="danger" busy={busy.value} onClick={() => void go()}>{label}</Button>
      </>}>
        <p>{why}</p>
        {refusal.value && <Banner tone="danger" live="alert" title={explain(refusal.value)}>{findings.map((each) => <p key={each.at}>{each.at} – {pick(each)}</p>)}</Banner>}
      </Dialog>
    </>
  );
}
