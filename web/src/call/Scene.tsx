import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../kit/components/Announcer";
import { Avatar } from "../kit/components/Avatar";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import type { Call } from "./call";
import { Controls } from "./Controls";
import { Picture } from "./Picture";
import { Troubled } from "./Ready";
import { RecordingBar } from "./recording/RecordingBar";
import { Sign } from "./Sign";
import { t } from "./words";

interface SceneProps { call: Call; name: string; onCall?: (() => void) | undefined }

/** The call: the other side large, oneself in a corner, and what can be done below. */
export function Scene({ call, name, onCall }: SceneProps): JSX.Element {
  useAloud(call, name);
  const seen = isSeen(call);
  const shares = call.other.value?.picture === "screen";
  return (
    <section class="call" aria-label={t("call")}>
      <div class={`call-stage ${shares ? "call-stage-screen" : ""}`}>
        <Picture stream={call.line.remotes.value.get(call.side === "seeker" ? "advisor" : "seeker") ?? null} name={t("picture_of", { name })} shown={seen} />
        {!seen && <div class="call-absent"><Avatar name={name} size="large" /><p>{why(call, name)}</p></div>}
        {seen && call.line.state.value === "interrupted" && <p class="call-over">{t("interrupted")}</p>}
        <Own call={call} name={name} />
        <Told call={call} name={name} />
        {call.sound.blocked.value && <div class="call-blocked"><Button look="primary" onClick={() => call.sound.play()}>{t("play", { name })}</Button></div>}
      </div>
      <Controls call={call} />
      <RecordingBar contact={call.id} side={call.side} name={name} live={call.live} />
      <Trouble call={call} name={name} onCall={onCall} />
    </section>
  );
}

/** Oneself, as the other side sees it: a corner that hides nothing of the controls. */
function Own({ call, name }: SceneProps): JSX.Element | null {
  const seen = call.local.value && call.local.value.getVideoTracks().length > 0 && !call.dark.value && !call.soundOnly.value;
  if (call.fit.value === "none" && seen) return <div class="call-corner call-corner-dark"><Sign name="camera_off" /><span class="small">{t("you_held")}</span></div>;
  return seen
    ? <div class="call-corner"><Picture own stream={call.local.value} name={t("own_picture", { name })} /></div>
    : <div class="call-corner call-corner-dark"><Sign name="camera_off" /><span class="small">{t("you")}</span></div>;
}

/** How well it gets through, and what the other side lets through, in words. */
function Told({ call, name }: SceneProps): JSX.Element {
  const { quality, other, fit } = call;
  return (
    <div class="call-told small">
      {quality.value && <p class={`call-quality call-quality-${quality.value.level}`} title={t("measured", { ...quality.value })}><span class="call-bars" aria-hidden="true" />{t(quality.value.level)}</p>}
      {fit.value === "small" && <p><Sign name="camera" size={16} />{t("own_small")}</p>}
      {other.value && !other.value.sound && <p><Sign name="microphone_off" size={16} />{t("other_muted", { name })}</p>}
      {other.value?.picture === "screen" && <p><Sign name="screen" size={16} />{t("other_screen", { name })}</p>}
    </div>
  );
}

function Trouble({ call, name, onCall }: SceneProps): JSX.Element {
  return (
    <div class="call-troubles">
      {call.line.failures.value > 1 && <Banner tone="danger" live="alert" title={t("failed")} action={onCall && <div><Button icon="phone" onClick={onCall}>{t("call_instead")}</Button></div>}><p>{t("failed_how")}</p></Banner>}
      {call.fit.value === "none" && <Banner tone="warning" live="status"><p>{t("own_held", { name })}</p></Banner>}
      {call.fell.value?.to === "sound" && <Banner tone="warning" live="status" action={<div><Button onClick={() => void call.hearOnly(false)}>{t("with_picture")}</Button></div>}><p>{t("fell_to_sound")}</p></Banner>}
      {call.advised.value && <Banner tone="warning" live="status" action={<div><Button onClick={() => void call.hearOnly(true)}>{t("sound_only")}</Button></div>}><p>{t("advise_sound")}</p></Banner>}
      <Troubled call={call} onCall={onCall} />
    </div>
  );
}

function isSeen({ line, other, pictured, presence, soundOnly }: Call): boolean {
  if (line.state.value !== "up" && line.state.value !== "interrupted") return false;
  if (presence.value === "gone" || presence.value === "silent" || soundOnly.value) return false;
  return other.value ? other.value.picture === "camera" || other.value.picture === "screen" : pictured.value;
}

function why({ line, other, presence, soundOnly }: Call, name: string): string {
  if (line.state.value === "joining") return t("joining");
  if (line.state.value === "interrupted") return t("interrupted");
  if (presence.value === "gone") return t("other_gone", { name });
  if (presence.value === "silent") return t("other_silent", { name });
  if (soundOnly.value) return t("you_only_sound");
  if (other.value?.picture === "held") return t("other_held", { name });
  return other.value ? t("other_dark", { name }) : t("joining_other", { name });
}

/** What changes without a click is said aloud. */
function useAloud(call: Call, name: string): void {
  const before = useRef<string | null>(null);
  const state = call.presence.value === "gone" ? "other_gone" : call.line.state.value === "up" ? "connected" : call.line.state.value === "interrupted" ? "interrupted" : null;
  useEffect(() => {
    if (state && state !== before.current) announce(t(state, { name }));
    before.current = state ?? before.current;
  }, [state]);
}
