import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Call } from "./call";
import { Devices } from "./Devices";
import { canShare } from "./cameras";
import { Sign, type SignName } from "./Sign";
import { t } from "./words";

/** What one can do in a call; each control says in words what it does now. */
export function Controls({ call }: { call: Call }): JSX.Element {
  const choosing = useSignal(false);
  const { muted, dark, soundOnly, screen } = call;
  return (
    <>
      <div class="call-controls" role="group" aria-label={t("controls")}>
        <Control sign={muted.value ? "microphone_off" : "microphone"} on={!muted.value} onClick={() => void call.mute(!muted.value)}>{t(muted.value ? "unmute" : "mute")}</Control>
        <Control sign={dark.value ? "camera_off" : "camera"} on={!dark.value} onClick={() => void call.darken(!dark.value)}>{t(dark.value ? "show" : "darken")}</Control>
        {call.side === "advisor" && canShare() &&
          <Control sign="screen" on={screen.value !== null} onClick={() => void call.share()}>{t(screen.value ? "screen_end" : "screen")}</Control>}
        <Control sign="sound" on={soundOnly.value} onClick={() => void call.hearOnly(!soundOnly.value)}>{t(soundOnly.value ? "with_picture" : "sound_only")}</Control>
        <Control sign="settings" on={choosing.value} expanded={choosing.value} onClick={() => { choosing.value = !choosing.value; }}>{t(choosing.value ? "devices_close" : "devices")}</Control>
        <Control sign="hang_up" leaves onClick={() => call.leave()}>{t("leave")}</Control>
      </div>
      {choosing.value && <div class="call-settings"><Devices call={call} /><p class="small soft">{t("data")}</p></div>}
    </>
  );
}

interface ControlProps { sign: SignName; on?: boolean; leaves?: boolean; expanded?: boolean; onClick: () => void; children: string }

function Control({ sign, on = false, leaves = false, expanded, onClick, children }: ControlProps): JSX.Element {
  return (
    <button type="button" class={`call-control ${on ? "call-control-on" : ""} ${leaves ? "call-control-leave" : ""}`}
      {...(expanded === undefined ? {} : { "aria-expanded": expanded })} onClick={onClick}>
      <span class="call-control-sign"><Sign name={sign} /></span>
      <span>{children}</span>
    </button>
  );
}
