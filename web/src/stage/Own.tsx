import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { canShare } from "../call/cameras";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Dialog } from "../kit/components/Dialog";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import type { Stage } from "../wire";
import type { Presenting } from "./presenting";
import { t } from "./words";

interface OwnProps { presenting: Presenting; told: Stage }

/** One's own picture as the others see it, how many there are, and what one may do. */
export function Own({ presenting, told }: OwnProps): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const deed = useMemo(() => new Deed(), [presenting]);
  const stream = presenting.shown.value;
  useEffect(() => { if (video.current) video.current.srcObject = stream; }, [stream]);
  const trouble = presenting.trouble.value;
  const live = told.session.phase === "live";
  return (
    <>
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      {trouble && <Banner tone="warning" live="status">{t(`trouble_${trouble}`)}</Banner>}
      <section class="hall-picture" aria-label={t("own")}>
        <div class={`hall-screen hall-own ${presenting.screen.value ? "hall-shares" : ""}`}>
          <video ref={video} playsInline autoPlay muted aria-label={t("own")} />
          {!stream && <p class="hall-told">{t("not_seen")}</p>}
          <div class="hall-marks">
            {live ? <span class="hall-mark hall-live">{t("live")}</span> : <span />}
            <span class="hall-mark" role="status">{t(live ? "here" : "waiting", { n: presenting.here.value })}</span>
          </div>
          <State presenting={presenting} />
        </div>
        <Controls presenting={presenting} told={told} deed={deed} />
      </section>
    </>
  );
}

function State({ presenting }: { presenting: Presenting }): JSX.Element | null {
  const state = presenting.way.state.value;
  if (state === "joining" || state === "interrupted") return <p class="hall-mark hall-state" role="status">{t(state)}</p>;
  const off = [presenting.muted.value && t("muted"), presenting.dark.value && t("dark")].filter(Boolean);
  return off.length > 0 ? <p class="hall-mark hall-state">{off.join(" · ")}</p> : null;
}

interface ControlsProps extends OwnProps { deed: Deed }

function Controls({ presenting, told, deed }: ControlsProps): JSX.Element | null {
  const { phase } = told.session;
  if (phase === "over" || phase === "called_off") return null;
  return (
    <div class="hall-controls">
      {presenting.local.value ? <Devices presenting={presenting} /> : !told.mine && <Button busy={deed.busy.value} onClick={() => void deed.do(() => presenting.prepare())}>{t("prepare")}</Button>}
      {phase === "open" && <Button look="primary" icon="camera" busy={deed.busy.value} onClick={() => void deed.do(() => presenting.goLive())}>{t("go_live")}</Button>}
      {phase === "live" && !told.mine && <TakeOver presenting={presenting} name={told.on_stage?.name ?? ""} deed={deed} />}
      {phase === "live" && <End presenting={presenting} deed={deed} />}
    </div>
  );
}

function Devices({ presenting }: { presenting: Presenting }): JSX.Element {
  const { muted, dark, screen } = presenting;
  return (
    <>
      <Button aria-pressed={muted.value} onClick={() => presenting.turn("muted")}>{t(muted.value ? "unmute" : "mute")}</Button>
      <Button aria-pressed={dark.value} onClick={() => presenting.turn("dark")}>{t(dark.value ? "lighten" : "darken")}</Button>
      {canShare() && <Button aria-pressed={screen.value !== null} onClick={() => void presenting.share()}>{t(screen.value ? "unshare" : "share")}</Button>}
    </>
  );
}

function TakeOver({ presenting, name, deed }: { presenting: Presenting; name: string; deed: Deed }): JSX.Element {
  return <Sure look="primary" label={t("take_over")} title={t("take_over_title")} why={t("take_over_why", { name })} stay={t("cancel")} busy={deed.busy.value} onSure={() => void deed.do(() => presenting.goLive())} />;
}

function End({ presenting, deed }: { presenting: Presenting; deed: Deed }): JSX.Element {
  return <Sure look="danger" label={t("end")} title={t("end_title")} why={t("end_why")} stay={t("go_on")} busy={deed.busy.value} onSure={() => void deed.do(() => presenting.end())} />;
}

interface SureProps { look: "primary" | "danger"; label: string; title: string; why: string; stay: string; busy: boolean; onSure: () => void }

/** What all would notice is asked twice. */
function Sure({ look, label, title, why, stay, busy, onSure }: SureProps): JSX.Element {
  const open = useSignal(false);
  const sure = (): void => {
    open.value = false;
    onSure();
  };
  return (
    <>
      <Button look={look} busy={busy} onClick={() => { open.value = true; }}>{label}</Button>
      <Dialog open={open.value} title={title} onClose={() => { open.value = false; }} foot={<>
        <Button onClick={() => { open.value = false; }}>{stay}</Button>
        <Button look={look} onClick={sure}>{label}</Button>
      </>}>
        <p>{why}</p>
      </Dialog>
    </>
  );
}
