import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import type { Appointment } from "../../wire";
import { Heading } from "../parts/Heading";
import { HowCalled, type Way } from "./HowCalled";
import { askedFor, wrongIn } from "./reachOf";
import { t as page } from "../words";
import { t } from "./words";

const every = 2_000;

/** Look from time to time, as long as the page is looked at. */
function watch({ look }: Reaching): () => void {
  const timer = setInterval(() => { if (document.visibilityState === "visible") void look(); }, every);
  return () => clearInterval(timer);
}

/** Somebody says where to call them, and shows that it is theirs: for a time, or in turn. */
export interface Reaching {
  way: Signal<Way>;
  number: Signal<string>; email: Signal<string>; code: Signal<string>;
  busy: Signal<boolean>; wrongCode: Signal<boolean>; demoCode: Signal<string | null>;
  reach: () => Promise<void>;
  prove: () => Promise<void>;
  correct: () => void;
  /** See whether the code could be sent. */
  look: () => Promise<void>;
}

interface ReachProps { reaching: Reaching; kept: Appointment }

/** How to call, where there is a choice, and where. */
export function Where({ reaching, kept, choice = false }: ReachProps & { choice?: boolean }): JSX.Element {
  const { way, number, email, busy } = reaching;
  const [tried, setTried] = useState(false);
  const numberInput = useRef<HTMLInputElement>(null);
  const emailInput = useRef<HTMLInputElement>(null);
  const asked = askedFor(way.value, kept);
  const wrong = wrongIn(reaching, asked);

  const go = (): void => {
    setTried(true);
    if (wrong.number) return numberInput.current?.focus();
    if (wrong.email) return emailInput.current?.focus();
    void reaching.reach();
  };
  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); go(); }}>
      <Heading>{t(choice ? "how" : "where")}</Heading>
      {choice && <HowCalled value={way.value} onValue={(chosen) => { way.value = chosen; }} />}
      {kept.unsent && <Banner tone="warning">{t(`unsent_${kept.unsent}`)}</Banner>}
      {asked.number && <Field label={t("your_number")} hint={t(asked.email ? "number_hint_letter" : "number_hint")} value={number.value} onValue={(said) => { number.value = said; }}
        inputRef={numberInput} type="tel" inputMode="tel" autoComplete="tel" required error={tried ? wrong.number : null} />}
      <Field label={page("your_email")} hint={t(asked.emailHint)} optional={!asked.email} value={email.value}
        onValue={(said) => { email.value = said; }} inputRef={emailInput} type="email" autoComplete="email" error={tried ? wrong.email : null} />
      <Button look="primary" type="submit" wide busy={busy.value}>{t("go_on")}</Button>
    </form>
  );
}

interface KnownProps { kept: Appointment; yes: string; other: string; busy: boolean; onYes: () => void; onOther: () => void }

/** The number, or the address, that they gave before. */
export function Known({ kept, yes, other, busy, onYes, onOther }: KnownProps): JSX.Element {
  const here = kept.way === "browser" && kept.number === null;
  return (
    <div class="form">
      <Heading>{t(here ? "how" : "where")}</Heading>
      <p>{here ? t("known_here") : t("known_number", { number: kept.number ?? "" })}</p>
      <Button look="primary" icon={here ? "page" : "phone"} wide busy={busy} onClick={onYes}>{yes}</Button>
      <div class="actions code-ways"><Button look="quiet" onClick={onOther}>{other}</Button></div>
    </div>
  );
}

/** The code that came there. */
export function Code({ reaching, kept, yes }: ReachProps & { yes: string }): JSX.Element {
  const { code, busy, wrongCode, demoCode } = reaching;
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const missing = code.value.trim() === "";
  useEffect(() => watch(reaching), [reaching]);
  const error = missing && tried ? t("code_missing") : wrongCode.value ? t("wrong_code") : null;

  const go = async (): Promise<void> => {
    setTried(true);
    if (!missing) await reaching.prove();
    input.current?.focus();
  };
  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void go(); }}>
      <Heading>{t("code")}</Heading>
      {kept.unsent
        ? <Banner tone="danger" live="alert" action={<Button icon={kept.unsent === "sms" ? "letter" : "refresh"} onClick={() => reaching.correct()}>{t(`unsent_${kept.unsent}_do`)}</Button>}>{t(`unsent_${kept.unsent}`)}</Banner>
        : <p>{kept.proof_by === "letter" ? t("code_sent_letter") : t("code_sent", { number: kept.number ?? "" })}</p>}
      {demoCode.value && <Banner><p>{t("demo_code", { code: demoCode.value })}</p></Banner>}
      <Field label={t("your_code")} value={code.value} onValue={(said) => { code.value = said; wrongCode.value = false; }} inputRef={input}
        inputMode="numeric" autoComplete="one-time-code" required error={error} />
      <Button look="primary" type="submit" wide busy={busy.value}>{yes}</Button>
      <div class="actions code-ways">
        <Button look="quiet" icon="refresh" onClick={() => void reaching.reach()}>{t("resend")}</Button>
        <Button look="quiet" icon={kept.number ? "phone" : "letter"} onClick={() => reaching.correct()}>{t(kept.number ? "correct" : "correct_email")}</Button>
      </div>
    </form>
  );
}
