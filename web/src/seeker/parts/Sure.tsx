import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { explain } from "../../kit/explain";
import { isRefusal, type Refusal } from "../../kit/refusal";

interface SureProps {
  open: boolean; title: string; how: string; yes: string; no: string;
  onYes: () => Promise<void>;
  onNo: () => void;
}

/** Asks before what cannot be taken back, and says so when it did not work. */
export function Sure({ open, title, how, yes, no, onYes, onNo }: SureProps): JSX.Element {
  const { busy, refusal, attempt } = useAttempt(onYes);
  return (
    <Dialog open={open} title={title} onClose={onNo} foot={<>
      <Button onClick={onNo}>{no}</Button>
      <Button look="danger" busy={busy} onClick={() => void attempt()}>{yes}</Button>
    </>}>
      <p>{how}</p>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
    </Dialog>
  );
}

interface Attempt { busy: boolean; refusal: Refusal | null; attempt: (other?: () => Promise<void>) => Promise<void> }

/** Try something that the server may refuse, or something else in its place. */
export function useAttempt(act: () => Promise<void>): Attempt {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const attempt = async (other = act): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    await other().catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      setRefusal(error);
    });
    setBusy(false);
  };
  return { busy, refusal, attempt };
}
