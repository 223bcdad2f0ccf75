import type { JSX } from "preact";
import { Level } from "../../call/Level";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { t } from "./words";
import type { Waiting } from "./waiting";

/** Is one heard, and does one hear it ring? Tried in one click, in plain words. */
export function Trial({ waiting }: { waiting: Waiting }): JSX.Element {
  const { voice, tried } = waiting;
  const stream = voice.local.value;
  const trouble = voice.trouble.value;
  const reachable = waiting.told.value?.reachable ?? true;
  return (
    <section class="trial" aria-labelledby="trial">
      <h2 id="trial">{t("trial")}</h2>
      {!tried.value && !trouble && <>
        <p>{t("trial_how")}</p>
        <Button look="primary" icon="phone" busy={voice.asking.value} onClick={() => void waiting.try()}>{t("try")}</Button>
      </>}
      {trouble && <Troubled waiting={waiting} what={trouble === "denied" ? "denied" : "missing"} reachable={reachable} />}
      {stream && stream.getAudioTracks().length > 0 && <Level stream={stream} onHeard={() => waiting.heardMyself()} />}
      {tried.value && <p class="trial-ring"><Icon name="info" size={20} /><span>{t("ring_heard")} <button type="button" class="trial-again" onClick={() => void waiting.ring.tune()}>{t("ring_again")}</button></span></p>}
      <p class="small soft">{t(reachable ? "keep_open" : "keep_open_only")}</p>
    </section>
  );
}

function Troubled({ waiting, what, reachable }: { waiting: Waiting; what: "denied" | "missing"; reachable: boolean }): JSX.Element {
  const again = <div><Button icon="refresh" busy={waiting.voice.asking.value} onClick={() => void waiting.try()}>{t("try_again")}</Button></div>;
  return <Banner tone="warning" live="alert" title={t(what)} action={again}><p>{t(`${what}_how`)} {reachable && t("otherwise")}</p></Banner>;
}
