import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../kit/components/Button";
import type { Place } from "../wire";
import type { Listening } from "./listening";
import { Title } from "./Title";
import { t } from "./words";

interface PresentationProps { listening: Listening; told: Place }

/** The picture, large, with what one may do about it; nothing plays before a click. */
export function Presentation({ listening, told }: PresentationProps): JSX.Element {
  return listening.inside.value ? <Picture listening={listening} told={told} /> : <Door listening={listening} told={told} />;
}

function Door({ listening, told }: PresentationProps): JSX.Element {
  const enter = (only: boolean): void => {
    listening.hearOnly(only);
    listening.enter();
  };
  return (
    <section class="hall-card">
      <Title session={told.session} />
      <div class="hall-clock"><strong>{t("live")}</strong><span role="status">{t("people_here", { n: listening.here.value })}</span></div>
      <p class="soft">{t("join_how")}</p>
      <div class="hall-deeds">
        <Button look="primary" icon="camera" onClick={() => enter(false)}>{t("join")}</Button>
        <Button onClick={() => enter(true)}>{t("join_sound")}</Button>
      </div>
    </section>
  );
}

function Picture({ listening, told }: PresentationProps): JSX.Element {
  const box = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const muted = useSignal(false);
  const blocked = useSignal(false);
  const playing = useSignal(false);
  const stream = listening.stream.value;
  const play = (): void => {
    video.current?.play().then(() => { blocked.value = false; }, (error: unknown) => {
      blocked.value = error instanceof DOMException && error.name === "NotAllowedError";
    });
  };
  useEffect(() => {
    if (!video.current) return;
    playing.value = false;
    video.current.srcObject = stream;
    if (stream) play();
  }, [stream]);
  const only = listening.soundOnly.value;
  const mute = (): void => {
    muted.value = !muted.peek();
    if (video.current) video.current.muted = muted.peek();
  };
  return (
    <>
      <Title session={told.session} />
      <section class="hall-picture" ref={box} aria-label={t("picture", { name: told.session.presenter })}>
        <div class="hall-screen">
          {/* eslint-disable-next-line jsx-a11y/media-has-caption -- what is said live has no captions */}
          <video ref={video} playsInline autoPlay onPlaying={() => { playing.value = true; }} aria-label={t("picture", { name: told.session.presenter })} />
          <Told state={listening.way.state.value} only={only} playing={playing.value} blocked={blocked.value} onPlay={play} />
          <div class="hall-marks"><span class="hall-mark hall-live">{t("live")}</span><span class="hall-mark">{t("people_here", { n: listening.here.value })}</span></div>
        </div>
        <div class="hall-controls">
          <Button aria-pressed={muted.value} onClick={mute}>{t(muted.value ? "hear" : "mute")}</Button>
          <Button aria-pressed={only} onClick={() => listening.hearOnly(!only)}>{t("only_sound")}</Button>
          {!only && <Button onClick={() => void box.current?.requestFullscreen()}>{t("full")}</Button>}
          <Button look="danger" onClick={() => listening.leave()}>{t("leave")}</Button>
        </div>
      </section>
    </>
  );
}

interface ToldProps { state: string; only: boolean; playing: boolean; blocked: boolean; onPlay: () => void }

function Told({ state, only, playing, blocked, onPlay }: ToldProps): JSX.Element | null {
  if (blocked) return <div class="hall-told"><p>{t("blocked")}</p><Button look="primary" onClick={onPlay}>{t("hear")}</Button></div>;
  if (state === "interrupted") return <p class="hall-told" role="status">{t("interrupted")}</p>;
  if (state === "joining") return <p class="hall-told" role="status">{t("coming")}</p>;
  if (only) return <p class="hall-told">{t("sound_only")}</p>;
  return playing ? null : <p class="hall-told">{t("not_shown")}</p>;
}
