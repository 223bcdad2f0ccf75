import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Announcer } from "../kit/components/Announcer";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { LanguageSwitch } from "../kit/components/LanguageSwitch";
import { Wordmark } from "../kit/components/Wordmark";
import { explain } from "../kit/explain";
import { t as kit } from "../kit/words";
import { Check } from "./check";
import { advice } from "./findings";
import { CameraStep, MicrophoneStep, NetworkStep, SpeakerStep } from "./steps";
import { t } from "./words";

/** Somebody tries, before a call, whether it will work from where they are. */
export function ReadyPage(): JSX.Element {
  const link = useMemo(() => linkIn(location.hash), []);
  const check = useMemo(() => new Check(link), []);
  useEffect(() => {
    document.title = `${t("title")} · Visavis`;
    const leaving = (): void => check.tell();
    window.addEventListener("pagehide", leaving);
    return () => {
      window.removeEventListener("pagehide", leaving);
      check.stop();
    };
  }, []);
  const begun = check.stage.value !== "new";
  return (
    <div class="ready">
      <a class="skip-link visually-hidden" href="#main">{kit("skip")}</a>
      <header class="ready-head"><Wordmark /><LanguageSwitch /></header>
      <main id="main" class="ready-main">
        <h1>{t("title")}</h1>
        <p class="soft">{t("intro")}</p>
        <Outcome check={check} />
        {!begun && <div><Button look="primary" icon="camera" onClick={() => void check.run()}>{t("start")}</Button></div>}
        <ol class="ready-steps" role="list" aria-label={t("steps")}>
          <CameraStep check={check} /><MicrophoneStep check={check} /><NetworkStep check={check} /><SpeakerStep check={check} />
        </ol>
        {link && check.stage.value === "done" && <p class="small soft">{t("kept")}</p>}
        <p><a href={link ? `/#appointment=${link}` : "/"}>{t(link ? "back_to_appointment" : "back")}</a></p>
      </main>
      <Announcer />
    </div>
  );
}

/** Who comes by the link of an appointment has the result kept with it. */
function linkIn(hash: string): string | null {
  return /^#appointment=([\w-]+)$/.exec(hash)?.[1] ?? null;
}

/** What it comes to, in one sentence, and what to do. */
function Outcome({ check }: { check: Check }): JSX.Element | null {
  if (check.stage.value === "asking") return <Banner live="status"><p>{t("asking")}</p></Banner>;
  if (check.stage.value !== "done") return null;
  const again = <div><Button icon="refresh" onClick={() => void check.run()}>{t("again")}</Button></div>;
  if (check.refusal.value) return <Banner tone="warning" live="alert" title={t("busy")} action={again}><p>{explain(check.refusal.value)}</p></Banner>;
  const said = advice(check.findings.value);
  if (said === "ready") return <Banner tone="success" live="status" title={t("ready")} action={again}><p>{t("ready_how")}</p></Banner>;
  const fine = said === "relayed" || said === "no_camera";
  const title = fine ? t("ready") : t(said === "weak" ? "partly" : "not_yet");
  return <Banner tone={fine ? "success" : "warning"} live="status" title={title} action={again}><p>{t(`advice_${said}`)}</p></Banner>;
}
