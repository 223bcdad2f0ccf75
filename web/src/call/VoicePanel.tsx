import "./call.css";
import "./voice.css";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../kit/components/Announcer";
import { Avatar } from "../kit/components/Avatar";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Corner } from "./Corner";
import { HowWell } from "./HowWell";
import { Level } from "./Level";
import { Picture } from "./Picture";
import { Sign } from "./Sign";
import type { Voice } from "./voice";
import { t } from "./words";

interface VoicePanelProps { voice: Voice; name: string }

/** Two people who hear each other, and see each other if they like: whether they do, in words, and what one can do about it. */
export function VoicePanel({ voice, name }: VoicePanelProps): JSX.Element {
  const { line, sound } = voice;
  if (line.state.value === "down") {
    return <div class="voice"><p><strong>{t("hung_up")}</strong></p><Button icon="phone" onClick={() => void voice.enter()}>{t("call_again")}</Button></div>;
  }
  return (
    <section class="voice" aria-label={t("voice")}>
      <Other voice={voice} name={name} />
      <Pictures voice={voice} name={name} />
      {sound.blocked.value && <Button look="primary" onClick={() => sound.play()}>{t("play", { name })}</Button>}
      {line.failures.value > 1 && <Banner tone="danger" live="alert"><p>{t("voice_failed")}</p></Banner>}
      <Own voice={voice} />
      <Deeds voice={voice} />
    </section>
  );
}

function Deeds({ voice }: { voice: Voice }): JSX.Element {
  const { muted, camera, aiming } = voice;
  const seen = camera.value !== null;
  return (
    <div class="voice-deeds">
      <button type="button" class="button button-secondary" aria-pressed={muted.value} onClick={() => void voice.mute(!muted.value)}><Sign name={muted.value ? "microphone_off" : "microphone"} size={20} />{t("mute")}</button>
      <button type="button" class="button button-secondary" aria-disabled={aiming.value} onClick={() => void voice.look()}><Sign name={seen ? "camera_off" : "camera"} size={20} />{t(seen ? "darken" : "show")}</button>
      <button type="button" class="button button-danger" onClick={() => voice.leave()}><Sign name="hang_up" size={20} />{t("hang_up")}</button>
    </div>
  );
}

/** Once either is seen, a stage as in any call: the other side, and oneself in a corner. */
function Pictures({ voice, name }: VoicePanelProps): JSX.Element | null {
  const { camera, other, measure: { pictured, fitting, quality } } = voice;
  const seen = pictured.value;
  useSaid(seen, "seen_now", name);
  if (!seen && !camera.value) return null;
  return (
    <div class="call-stage voice-stage">
      <div class="call-tile call-tile-large">
        <Picture stream={other.value} name={t("picture_of", { name })} shown={seen} />
        {!seen && <div class="call-absent"><Avatar name={name} size="large" /><p>{t("other_dark", { name })}</p></div>}
      </div>
      <Corner stream={camera.value} name={name} held={fitting.value.fit === "none"} />
      {quality.value && <div class="call-told small"><HowWell quality={quality.value} /></div>}
    </div>
  );
}

/** What changes without a click is said aloud. */
function useSaid(now: boolean, what: "connected" | "seen_now", name: string): void {
  const before = useRef(now);
  useEffect(() => {
    if (now && !before.current) announce(t(what, { name }));
    before.current = now;
  }, [now]);
}

/** Who is on the other side, and whether one hears them. */
function Other({ voice: { line }, name }: VoicePanelProps): JSX.Element {
  const state = line.state.value;
  const here = state === "up" && line.remotes.value.size > 0;
  useSaid(here, "connected", name);
  const says = state === "up" ? here ? "talking" : "waits_for" : state === "joining" ? "joining" : "interrupted";
  return <div class="voice-who"><Avatar name={name} /><p><strong dir="auto">{name}</strong><br /><span class="soft" role="status">{t(says, { name })}</span></p></div>;
}

/** Whether one is heard oneself, and seen, where one wants to be. */
function Own({ voice }: { voice: Voice }): JSX.Element {
  const unseen = voice.unseen.value;
  return <>{unseen && <Banner tone="warning" live="status"><p>{t(unseen)}</p></Banner>}<Heard voice={voice} /></>;
}

function Heard({ voice }: { voice: Voice }): JSX.Element | null {
  const { local, muted, trouble, asking } = voice;
  if (trouble.value) {
    const again = <div><Button icon="refresh" busy={asking.value} onClick={() => void voice.prepare()}>{t("retry")}</Button></div>;
    return <Banner tone="warning" live="alert" title={t("no_microphone")} action={again}><p>{t(trouble.value === "denied" ? "microphone_denied_how" : "microphone_missing_how")}</p></Banner>;
  }
  return local.value && !muted.value ? <Level stream={local.value} /> : null;
}
