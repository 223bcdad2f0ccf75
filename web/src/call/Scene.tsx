import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announce } from "../kit/components/Announcer";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import type { Call } from "./call";
import { canShare } from "./cameras";
import { Controls } from "./Controls";
import { Corner } from "./Corner";
import { Knocking } from "./Guests";
import { HowWell } from "./HowWell";
import { useKeys } from "./keys";
import { Troubled } from "./Ready";
import { RecordingBar } from "./recording/RecordingBar";
import { Sign } from "./Sign";
import { Tile } from "./Tile";
import { WritingPanel } from "./WritingPanel";
import { t } from "./words";

interface SceneProps { call: Call; name: string; onCall?: (() => void) | undefined }

/** The call: the others, oneself in a corner, and what can be done below. */
export function Scene({ call, name, onCall }: SceneProps): JSX.Element {
  useAloud(call, name);
  useKeys(call);
  return (
    <section class="call" aria-label={t("call")}>
      <Stage call={call} name={name} />
      <Controls call={call} />
      <RecordingBar call={call} />
      <Knocking call={call} />
      <ScreenAsked call={call} name={name} />
      <Trouble call={call} name={name} onCall={onCall} />
      {call.writes.value && <WritingPanel call={call} />}
    </section>
  );
}

/** Who is looked at: the one across alone, one large with the others in a row, or all side by side. */
function Stage({ call, name }: SceneProps): JSX.Element {
  const seats = call.others.seats.value.length > 0 ? call.others.seats.value : [call.across];
  const alone = seats.length === 1;
  const even = !alone && call.layout.even.value && call.layout.pinned.value === null;
  const large = call.layout.pinned.value && seats.includes(call.layout.pinned.value) ? call.layout.pinned.value : seats.includes(call.across) ? call.across : seats[0];
  return (
    <div class={`call-stage ${alone ? "" : even ? "call-stage-even" : "call-stage-pinned"}`}>
      {seats.map((seat) => <Tile key={seat} call={call} seat={seat} large={!even && seat === large} alone={alone} />)}
      {call.line.state.value === "interrupted" && <p class="call-over">{t("interrupted")}</p>}
      <Own call={call} name={name} />
      <Told call={call} name={name} />
      {call.sound.blocked.value && <div class="call-blocked"><Button look="primary" onClick={() => call.sound.play()}>{t("play", { name })}</Button></div>}
    </div>
  );
}

function Own({ call, name }: SceneProps): JSX.Element | null {
  if (call.layout.unmirrored.value) return null;
  const seen = call.local.value && call.local.value.getVideoTracks().length > 0 && !call.dark.value && !call.soundOnly.value;
  return <Corner stream={seen ? call.local.value : null} name={name} held={call.fit.value === "none"} />;
}

/** How well it gets through, and what the other side lets through, in words. */
function Told({ call, name }: SceneProps): JSX.Element {
  const { quality, other, fit } = call;
  return (
    <div class="call-told small">
      {quality.value && <HowWell quality={quality.value} />}
      {fit.value === "small" && <p><Sign name="camera" size={16} />{t("own_small")}</p>}
      {call.others.seats.value.length < 2 && other.value && !other.value.sound && <p><Sign name="microphone_off" size={16} />{t("other_muted", { name })}</p>}
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

/** The advisor asks for the seeker's screen: it is theirs to show, or not. */
function ScreenAsked({ call, name }: SceneProps): JSX.Element | null {
  if (call.side !== "seeker" || !call.others.asked.value || call.screen.value || !canShare()) return null;
  return (
    <Banner tone="info" live="status" title={t("screen_asked", { name })} action={<div><Button look="primary" onClick={() => void call.share()}>{t("screen")}</Button></div>}>
      <p>{t("screen_asked_how")}</p>
    </Banner>
  );
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
