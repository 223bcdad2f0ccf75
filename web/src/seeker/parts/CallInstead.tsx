import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import type { Contact, Entry } from "../../wire";
import { t } from "../words";
import { lazily } from "./lazily";

const InTurn = lazily(async () => (await import("../booking/pages")).InTurnPanel, { within: true });

interface CallInsteadProps {
  contact: Contact;
  entries: readonly Entry[];
  asking: boolean;
  onAsk: (asking: boolean) => void;
  /** Another contact takes the place of this one. */
  onGoOn: (contact: string) => void;
}

/** Who talks with an advisor goes on with them by telephone: asked for by one, or proposed by the other. */
export function CallInstead({ contact, entries, asking, onAsk, onGoOn }: CallInsteadProps): JSX.Element | null {
  const [answered, setAnswered] = useState<string | null>(null);
  const proposal = entries.findLast(({ event }) => event?.code === "call_proposed")?.id ?? null;
  const proposed = proposal !== null && proposal !== answered;
  if (asking) {
    return <div class="call-instead"><InTurn contact={contact.id} now onGoOn={onGoOn} onBack={() => {
      setAnswered(proposal);
      onAsk(false);
    }} /></div>;
  }
  if (!proposed) return null;
  const ways = (
    <div class="actions">
      <Button look="primary" icon="phone" onClick={() => onAsk(true)}>{t("call_instead_yes")}</Button>
      <Button onClick={() => setAnswered(proposal)}>{t("call_me_no")}</Button>
    </div>
  );
  return <div class="call-instead"><Banner icon="phone" live="status" title={t("call_proposed", { name: contact.advisor?.name ?? t("advisor") })} action={ways}><p>{t("call_instead_how")}</p></Banner></div>;
}
