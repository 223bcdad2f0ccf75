import "./call.css";
import "./voice.css";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../kit/components/Announcer";
import { Avatar } from "../kit/components/Avatar";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Level } from "./Level";
import { Sign } from "./Sign";
import type { Voice } from "./voice";
import { t } from "./words";

interface VoicePanelProps { voice: Voice; name: string }

/** Two people who hear each other: whether they do, in words, and what one can do about it. */
export function VoicePanel({ voice, name }: VoicePanelProps): JSX.Element {
  const { line, muted, sound } = voice;
  if (line.state.value === "down") {
    return <div class="voice"><p><strong>{t("hung_up")}</strong></p><Button icon="phone" onClick={() => void voice.enter()}>{t("call_again")}</Button></div>;
  }
  return (
    <section class="voice" aria-label={t("voice")}>
      <Other voice={voice} name={name} />
      {sound.blocked.value && <Button look="primary" onClick={() => sound.play()}>{t("play", { name })}</Button>}
      {line.failures.value > 1 && <Banner tone="danger" live="alert"><p>{t("voice_failed")}</p></Banner>}
      <Own voice={voice} />
      <div class="voice-deeds">
        <button type="button" class="button button-secondary" aria-pressed={muted.value} onClick={() => void voice.mute(!muted.value)}><Sign name={muted.value ? "microphone_off" : "microphone"} size={20} />{t("mute")}</button>
        <button type="button" class="button button-danger" onClick={() => voice.leave()}><Sign name="hang_up" size={20} />{t("hang_up")}</button>
      </div>
    </section>
  );
}

/** Who is on the other side, and whether one hears them. */
function Other({ voice: { line }, name }: VoicePanelProps): JSX.Element {
  const state = line.state.value;
  const here = state === "up" && line.remotes.value.size > 0;
  const before = useRef(here);
  useEffect(() => {
    if (here && !before.current) announce(t("connected", { name }));
    before.current = here;
  }, [here]);
  const says = state === "up" ? here ? "talking" : "waits_for" : state === "joining" ? "joining" : "interrupted";
  return <div class="voice-who"><Avatar name={name} /><p><strong dir="auto">{name}</strong><br /><span class="soft" role="status">{t(says, { name })}</span></p></div>;
}

/** Whether one is heard oneself. */
function Own({ voice }: { voice: Voice }): JSX.Element | null {
  const { local, muted, trouble, asking } = voice;
  if (trouble.value) {
    const again = <div><Button icon="refresh" busy={asking.value} onClick={() => void voice.prepare()}>{t("retry")}</Button></div>;
    return <Banner tone="warning" live="alert" title={t("no_microphone")} action={again}><p>{t(trouble.value === "denied" ? "microphone_denied_how" : "microphone_missing_how")}</p></Banner>;
  }
  return local.value && !muted.value ? <Level stream={local.value} /> : null;
}
