import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import type { Contact, Wait } from "../../wire";
import { t } from "../words";
import { lazily } from "./lazily";

const InTurn = lazily(async () => (await import("../booking/pages")).InTurnPanel, { within: true });
/** From so many minutes on, nobody should have to sit before a page. */
const long = 10;

/** Wait for a telephone call, in the same place: always possible, and proposed where the wait is long. */
export function CallMe({ contact, onGoOn }: { contact: Contact; onGoOn: (contact: string) => void }): JSX.Element {
  const [asking, setAsking] = useState(false);
  if (asking) return <InTurn contact={contact.id} onGoOn={onGoOn} onBack={() => setAsking(false)} />;
  return (
    <div class="call-me">
      <p class="small soft">{isLong(contact.wait) && `${t("call_me_long")} `}{t("call_me_how")}</p>
      <Button icon="phone" onClick={() => setAsking(true)}>{t("call_me")}</Button>
    </div>
  );
}

export function isLong(wait: Wait | null): boolean {
  return wait !== null && wait.from >= long;
}
