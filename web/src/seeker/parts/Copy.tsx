import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { explain } from "../../kit/explain";
import { isRefusal, type Refusal } from "../../kit/refusal";
import type { Contact } from "../../wire";
import { askForCopy } from "../askForCopy";
import { t } from "../words";

/** The conversation by e-mail, for whoever wants to keep it; nothing to copy before an advisor came. */
export function Copy({ contact }: { contact: Contact }): JSX.Element | null {
  const email = useSignal("");
  const busy = useSignal(false);
  const sentTo = useSignal<string | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  if (!contact.active_at) return null;

  const ask = async (): Promise<void> => {
    busy.value = true;
    refusal.value = null;
    try {
      sentTo.value = (await askForCopy(contact.id, email.value.trim() || null)).to;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
      input.current?.focus();
    }
    busy.value = false;
  };

  if (sentTo.value !== null) return <Banner tone="success" live="status">{t("copy_sent", { to: sentTo.value })}</Banner>;
  return (
    <form class="copy" noValidate onSubmit={(event) => { event.preventDefault(); void ask(); }}>
      <Field label={t("copy_address")} hint={t("copy_hint")} optional type="email" autocomplete="email" inputRef={input} value={email.value}
        onValue={(text) => { email.value = text; }} error={refusal.value && explain(refusal.value)} />
      <Button type="submit" icon="copy" busy={busy.value}>{t("copy_ask")}</Button>
    </form>
  );
}
