import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { time } from "../clock";
import { Banner } from "../components/Banner";
import { Button } from "../components/Button";
import { Field } from "../components/Field";
import { explain } from "../explain";
import { isRefusal, type Refusal } from "../refusal";
import { pauseUntil, type Pause } from "./again";
import { enter } from "./session";
import { signIn } from "./signIn";
import { t } from "./words";

export function SignInForm(): JSX.Element {
  const login = useSignal("");
  const password = useSignal("");
  const asked = useSignal(false);
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);
  const againAt = useSignal(0);
  const loginField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const wait = pauseUntil(againAt.value, time.value);

  async function tryOnce(): Promise<void> {
    busy.value = true;
    try {
      enter(await signIn(login.value.trim(), password.value));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
      if (error.retryAfter !== null) againAt.value = time.value + error.retryAfter;
      password.value = "";
      passwordField.current?.focus();
    } finally {
      busy.value = false;
    }
  }

  function submit(event: Event): void {
    event.preventDefault();
    asked.value = true;
    refusal.value = null;
    if (!login.value.trim()) loginField.current?.focus();
    else if (!password.value) passwordField.current?.focus();
    else if (!wait && !busy.value) void tryOnce();
  }

  return (
    <form class="door-form" onSubmit={submit} noValidate>
      <Trouble refusal={refusal.value} wait={wait} held={againAt.value > 0} />
      <Field label={t("login")} value={login.value} onValue={(value) => { login.value = value; }} inputRef={loginField}
        name="login" autocomplete="username" autocapitalize="none" spellcheck={false}
        error={asked.value && !login.value.trim() ? t("login_missing") : null} />
      <Field label={t("password")} value={password.value} onValue={(value) => { password.value = value; }} inputRef={passwordField}
        name="password" type="password" autocomplete="current-password"
        error={asked.value && !password.value && !refusal.value && !wait ? t("password_missing") : null} />
      <Button look="primary" type="submit" wide busy={busy.value} aria-disabled={wait !== null}>{t("enter")}</Button>
    </form>
  );
}

interface TroubleProps { refusal: Refusal | null; wait: Pause | null; held: boolean }

/** Said aloud when it changes kind, not at each second of the countdown. */
function Trouble({ refusal, wait, held }: TroubleProps): JSX.Element {
  const spoken = useSignal("");
  const { kind, tone, words } = troubleOf(refusal, wait, held);
  useEffect(() => { spoken.value = words; }, [kind]);
  return (
    <>
      <div class="visually-hidden" role="alert">{spoken.value}</div>
      {words && <div aria-hidden="true"><Banner tone={tone}><p class="figures">{words}</p></Banner></div>}
    </>
  );
}

function troubleOf(refusal: Refusal | null, wait: Pause | null, held: boolean): { kind: string; tone: "info" | "warning" | "danger"; words: string } {
  if (wait) return { kind: "wait", tone: "warning", words: t(wait.unit === "seconds" ? "again_in" : "again_in_minutes", { n: wait.n }) };
  if (refusal?.retryAfter === null) return { kind: refusal.code, tone: "danger", words: explain(refusal) };
  return held ? { kind: "now", tone: "info", words: t("again_now") } : { kind: "", tone: "info", words: "" };
}
