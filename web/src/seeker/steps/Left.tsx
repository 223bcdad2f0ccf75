import type { JSX } from "preact";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { until } from "../../kit/clock";
import { explain } from "../../kit/explain";
import { hourOf, lasting } from "../../kit/when";
import type { Contact } from "../../wire";
import { Heading } from "../parts/Heading";
import { useAttempt } from "../parts/Sure";
import { t } from "../words";

interface LeftProps { contact: Contact; onReturn: () => Promise<void>; onRestart: () => void }

/** Out of the queue, with the place kept for a while. */
export function Left({ contact, onReturn, onRestart }: LeftProps): JSX.Element {
  const { busy, refusal, attempt } = useAttempt(onReturn);
  const kept = contact.return_until;
  if (kept === null || until(kept) === 0) return <Gone onRestart={onRestart} />;
  return (
    <section class="aftermath">
      <Heading>{t("left")}</Heading>
      <p>{t("kept", { at: hourOf(kept) })} <span class="soft figures">{t("kept_for", { wait: lasting(until(kept)) })}</span></p>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      <div class="actions">
        <Button look="primary" busy={busy} onClick={() => void attempt()}>{t("come_back")}</Button>
        <Button onClick={onRestart}>{t("another")}</Button>
      </div>
    </section>
  );
}

function Gone({ onRestart }: { onRestart: () => void }): JSX.Element {
  return (
    <section class="aftermath">
      <Heading>{t("not_kept")}</Heading>
      <p>{t("not_kept_how")}</p>
      <div class="actions"><Button look="primary" onClick={onRestart}>{t("start_again")}</Button></div>
    </section>
  );
}
