import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { newId } from "../../kit/api";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Field } from "../../kit/components/Field";
import { Deed } from "../../kit/deed";
import { explain } from "../../kit/explain";
import { language, pick } from "../../kit/i18n";
import { dayAndHour } from "../../kit/when";
import { here } from "../../kit/zones";
import type { SessionCard } from "../../wire";
import { emailTrouble, nameTrouble } from "../introduction";
import { t as kit } from "../../kit/words";
import { takePlace } from "./takePlace";
import { t } from "./words";

interface RegisterProps { session: SessionCard; name: string; onTaken: (link: string) => void }

/** A name, and an address for whoever wants to be reminded; whom we know registers by one click. */
export function Register({ session, name, onTaken }: RegisterProps): JSX.Element {
  const open = useSignal(false);
  const called = useSignal("");
  const email = useSignal("");
  const tried = useSignal(false);
  const deed = useMemo(() => new Deed(), []);
  const id = useMemo(() => newId(), []);
  const title = pick(session.title);

  const take = async (said: { name: string | null; email: string | null }): Promise<void> => {
    const place = { id, language: language.peek(), zone: here(), ...said };
    await deed.do(async () => {
      const { link } = await takePlace(session.id, place);
      open.value = false;
      onTaken(link);
    });
  };
  const begin = (): void => {
    if (name) void take({ name: null, email: null });
    else open.value = true;
  };
  const wrong = { name: nameTrouble(called.value), email: emailTrouble(email.value) };
  const submit = (event: Event): void => {
    event.preventDefault();
    tried.value = true;
    if (!wrong.name && !wrong.email) void take({ name: called.value.trim(), email: email.value.trim() || null });
  };
  const refusal = deed.refusal.value;
  return (
    <>
      <Button look="primary" busy={deed.busy.value && !open.value} aria-label={t("register_for", { title })} onClick={begin}>{t("register")}</Button>
      {refusal && !open.value && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      <Dialog open={open.value} title={title} onClose={() => { open.value = false; }}>
        <form class="form" onSubmit={submit} noValidate>
          <p class="soft">{dayAndHour(session.starts_at, session.zone)}</p>
          {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
          <Field label={t("name")} value={called.value} maxLength={80} required autocomplete="name" error={tried.value && wrong.name ? kit(wrong.name) : null} onValue={(value) => { called.value = value; }} />
          <Field label={t("email")} hint={t("email_hint")} type="email" optional value={email.value} maxLength={254} autocomplete="email" error={tried.value && wrong.email ? kit(wrong.email) : null} onValue={(value) => { email.value = value; }} />
          {email.value.trim() === "" && <p class="small soft">{t("kept_here")}</p>}
          <div class="dialog-foot">
            <Button onClick={() => { open.value = false; }}>{t("cancel")}</Button>
            <Button look="primary" type="submit" busy={deed.busy.value}>{t("keep")}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
