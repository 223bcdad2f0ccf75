import "./expected.css";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { VoicePanel } from "../../call/VoicePanel";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { Skeleton } from "../../kit/components/Skeleton";
import { explain } from "../../kit/explain";
import { dayAndHour, hourOf } from "../../kit/when";
import { differ, zoneName } from "../../kit/zones";
import type { Expected } from "../../wire";
import { Heading } from "../parts/Heading";
import { t as page } from "../words";
import { bell } from "./bell";
import { Ringing } from "./Ringing";
import { Trial } from "./Trial";
import { Waiting } from "./waiting";
import { t } from "./words";

/** "You are expected": where one waits to be called, and where it rings. */
export function ExpectedPage({ appointment, onLeave }: { appointment: string; onLeave: () => void }): JSX.Element {
  const waiting = useMemo(() => new Waiting(bell(appointment)), [appointment]);
  useEffect(() => {
    waiting.start();
    return () => waiting.stop();
  }, [waiting]);
  useAwake();
  const told = waiting.told.value;
  const refusal = waiting.refused.value;
  return (
    <main id="main" class="home expected">
      {told ? <Stands waiting={waiting} told={told} /> : !refusal && <Skeleton blocks={2} />}
      {refusal && <><Heading>{t("not_here")}</Heading><Banner tone="danger" live="alert">{explain(refusal)}</Banner></>}
      <div class="actions"><Button look="quiet" icon="back" onClick={onLeave}>{page("back")}</Button></div>
    </main>
  );
}

function Stands({ waiting, told }: { waiting: Waiting; told: Expected }): JSX.Element {
  if (told.standing === "ringing") return <Ringing waiting={waiting} name={told.advisor ?? ""} />;
  if (told.standing === "talking") return <Talking waiting={waiting} name={told.advisor ?? ""} />;
  if (told.standing === "over") return <section class="card expected-card"><Heading gentle>{t("over")}</Heading><p>{t("over_how")}</p></section>;
  return (
    <section class="card expected-card">
      <Heading gentle>{title(told)}</Heading>
      <p class="expected-how">{how(told)}</p>
      {differ(told.zone, told.agency_zone, told.at) && told.standing === "early" && <p class="small soft">{t("zones", { yours: zoneName(told.zone, told.at), agency: hourOf(told.at, told.agency_zone), theirs: zoneName(told.agency_zone, told.at) })}</p>}
      <Linked failures={waiting.failures.value} />
      {told.standing !== "telephone" && <Trial waiting={waiting} />}
    </section>
  );
}

function Talking({ waiting, name }: { waiting: Waiting; name: string }): JSX.Element {
  return (
    <section class="card expected-card">
      <Heading>{t("talking_with", { name })}</Heading>
      {waiting.elsewhere.value
        ? <><p>{t("elsewhere")}</p><div class="actions"><Button look="primary" icon="phone" onClick={() => void waiting.takeOver()}>{t("take_over")}</Button></div></>
        : <VoicePanel voice={waiting.voice} name={name} />}
    </section>
  );
}

/** Whether the agency hears this page, said in words when it changes. */
function Linked({ failures }: { failures: number }): JSX.Element {
  const lost = failures > 0;
  return (
    <p class={lost ? "expected-linked expected-lost" : "expected-linked"} role="status">
      <Icon name={lost ? "alert" : "check"} size={20} /><span>{t(lost ? "lost" : "linked")}</span>
    </p>
  );
}

function title({ standing, at, zone }: Expected): string {
  if (standing === "early") return t("expected", { when: dayAndHour(at, zone) });
  return t(standing === "telephone" ? "by_telephone" : "soon");
}

function how({ standing, agency }: Expected): string {
  return standing === "telephone" ? t("by_telephone_how") : t(standing === "early" ? "expected_how" : "soon_how", { agency });
}

/** A phone that locks itself would not ring; a browser that cannot promise it is no trouble. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const stay = (): void => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      navigator.wakeLock.request("screen").then((given) => { lock = given; }, () => undefined);
    };
    stay();
    document.addEventListener("visibilitychange", stay);
    return () => {
      document.removeEventListener("visibilitychange", stay);
      void lock?.release();
    };
  }, []);
}
