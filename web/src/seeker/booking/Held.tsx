import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { until } from "../../kit/clock";
import { explain } from "../../kit/explain";
import { lasting, stopwatch } from "../../kit/when";
import { t as kit } from "../../kit/words";
import type { Appointment } from "../../wire";
import { emailTrouble } from "../introduction";
import { Heading } from "../parts/Heading";
import { t as page } from "../words";
import type { Booking } from "./booking";
import { TimeShown } from "./TimeShown";
import { t } from "./words";

interface HeldProps { booking: Booking; kept: Appointment }

const soon = 120_000;

/** The time is kept: where to call, and that it is theirs. */
export function Held({ booking, kept }: HeldProps): JSX.Element {
  const left = kept.held_until ? until(kept.held_until) : 0;
  const over = left === 0;
  const refusal = booking.refusal.value;
  return (
    <section class="held">
      <div class="kept card">
        <TimeShown appointment={kept} />
        {over ? <Over booking={booking} /> : <Countdown booking={booking} kept={kept} left={left} />}
      </div>
      {refusal && <Banner tone="danger" live="alert"><p>{explain(refusal)} {refusal.retryAfter !== null && page("try_after", { wait: lasting(refusal.retryAfter) })}</p></Banner>}
      {!over && (booking.step.value === "code" ? <Code booking={booking} kept={kept} /> : <Where booking={booking} kept={kept} />)}
    </section>
  );
}

/** Quiet: it is said aloud once, while there is time to ask for more. */
function Countdown({ booking, kept, left }: HeldProps & { left: number }): JSX.Element {
  const nearly = left <= soon;
  useEffect(() => {
    if (nearly) announce(t("soon_over"));
  }, [nearly]);
  const longer = async (): Promise<void> => {
    await booking.longer();
    if (!booking.refusal.peek()) announce(t("longer_done"));
  };
  return (
    <div class="countdown">
      <p class="small">{t("kept")}, <span class="figures">{t("kept_for", { wait: stopwatch(left) })}</span></p>
      {kept.extensions_left > 0 && <Button look="quiet" icon="clock" busy={booking.busy.value} onClick={() => void longer()}>{t("longer")}</Button>}
      <Button look="quiet" icon="swap" onClick={() => void booking.rechoose()}>{t("other_time")}</Button>
    </div>
  );
}

function Over({ booking }: { booking: Booking }): JSX.Element {
  return (
    <Banner tone="warning" live="status" title={t("over")} action={
      <div class="actions">
        <Button look="primary" busy={booking.busy.value} onClick={() => void booking.keepAgain()}>{t("keep_again")}</Button>
        <Button onClick={() => void booking.rechoose()}>{t("other_time")}</Button>
      </div>
    }><p>{t("over_how")}</p></Banner>
  );
}

function Where({ booking, kept }: HeldProps): JSX.Element {
  const { number, email, busy } = booking;
  const [tried, setTried] = useState(false);
  const numberInput = useRef<HTMLInputElement>(null);
  const emailInput = useRef<HTMLInputElement>(null);
  const byLetter = kept.proof_by === "letter";
  const noNumber = number.value.trim() === "";
  const noEmail = byLetter && email.value.trim() === "" ? t("address_missing") : null;
  const wrongEmail = emailTrouble(email.value);
  const emailError = noEmail ?? (wrongEmail && kit(wrongEmail));

  const go = (): void => {
    setTried(true);
    if (noNumber) return numberInput.current?.focus();
    if (emailError) return emailInput.current?.focus();
    void booking.reach();
  };
  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); go(); }}>
      <Heading>{t("where")}</Heading>
      <Field label={t("your_number")} hint={t(byLetter ? "number_hint_letter" : "number_hint")} value={number.value} onValue={(said) => { number.value = said; }}
        inputRef={numberInput} type="tel" inputMode="tel" autoComplete="tel" required error={tried && noNumber ? t("number_missing") : null} />
      <Field label={page("your_email")} hint={t(byLetter ? "email_hint_letter" : "email_hint")} optional={!byLetter} value={email.value}
        onValue={(said) => { email.value = said; }} inputRef={emailInput} type="email" autoComplete="email" error={tried ? emailError : null} />
      <Button look="primary" type="submit" wide busy={busy.value}>{t("go_on")}</Button>
    </form>
  );
}

function Code({ booking, kept }: HeldProps): JSX.Element {
  const { code, busy, wrongCode, demoCode } = booking;
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const missing = code.value.trim() === "";
  const error = missing && tried ? t("code_missing") : wrongCode.value ? t("wrong_code") : null;

  const go = async (): Promise<void> => {
    setTried(true);
    if (!missing) await booking.prove();
    input.current?.focus();
  };
  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void go(); }}>
      <Heading>{t("code")}</Heading>
      <p>{kept.proof_by === "letter" ? t("code_sent_letter") : t("code_sent", { number: kept.number ?? "" })}</p>
      {demoCode.value && <Banner><p>{t("demo_code", { code: demoCode.value })}</p></Banner>}
      <Field label={t("your_code")} value={code.value} onValue={(said) => { code.value = said; wrongCode.value = false; }} inputRef={input}
        inputMode="numeric" autoComplete="one-time-code" required error={error} />
      <Button look="primary" type="submit" wide busy={busy.value}>{t("confirm")}</Button>
      <div class="actions code-ways">
        <Button look="quiet" icon="refresh" onClick={() => void booking.reach()}>{t("resend")}</Button>
        <Button look="quiet" icon="phone" onClick={() => booking.correct()}>{t("correct")}</Button>
      </div>
    </form>
  );
}
