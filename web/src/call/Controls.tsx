import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Button } from "../kit/components/Button";
import type { Call } from "./call";
import { Devices } from "./Devices";
import { canShare } from "./cameras";
import { Guests } from "./Guests";
import { Sign, type SignName } from "./Sign";
import { t } from "./words";

/** What one can do in a call; each control says in words what it does now. Where there is little room, what is seldom wanted comes at a word. */
export function Controls({ call }: { call: Call }): JSX.Element {
  const open = useSignal<"devices" | "guests" | null>(null);
  const all = useSignal(false);
  const turn = (panel: "devices" | "guests"): void => { open.value = open.value === panel ? null : panel; };
  return (
    <>
      <div class={`call-controls ${all.value ? "call-controls-all" : ""}`} role="group" aria-label={t("controls")}>
        <OwnControls call={call} />
        <OthersControls call={call} />
        {call.side !== "guest" && <Control sign="guests" seldom on={open.value === "guests"} expanded={open.value === "guests"} onClick={() => turn("guests")}>{t("third")}</Control>}
        <Control sign="settings" seldom on={open.value === "devices"} expanded={open.value === "devices"} onClick={() => turn("devices")}>{t("devices")}</Control>
        <Control sign={all.value ? "less" : "more"} folds expanded={all.value} onClick={() => { all.value = !all.value; }}>{t(all.value ? "less" : "more")}</Control>
        <Control sign="hang_up" leaves onClick={() => call.leave()}>{t("leave")}</Control>
      </div>
      {open.value === "devices" && <Settings call={call} />}
      {open.value === "guests" && <Guests call={call} />}
    </>
  );
}

/** What of oneself is heard and seen. */
function OwnControls({ call }: { call: Call }): JSX.Element {
  const { muted, dark, soundOnly, screen } = call;
  const shares = canShare() && (call.side === "advisor" || screen.value !== null);
  return (
    <>
      <Control sign={muted.value ? "microphone_off" : "microphone"} on={!muted.value} onClick={() => void call.turn("muted")}>{t(muted.value ? "unmute" : "mute")}</Control>
      <Control sign={dark.value ? "camera_off" : "camera"} on={!dark.value} onClick={() => void call.turn("dark")}>{t(dark.value ? "show" : "darken")}</Control>
      {shares && <Control sign="screen" seldom on={screen.value !== null} onClick={() => void call.share()}>{t(screen.value ? "screen_end" : "screen")}</Control>}
      <Control sign="sound" seldom on={soundOnly.value} onClick={() => void call.hearOnly(!soundOnly.value)}>{t(soundOnly.value ? "with_picture" : "sound_only")}</Control>
    </>
  );
}

/** How one sees and reads the others. */
function OthersControls({ call }: { call: Call }): JSX.Element {
  const { text, asks, layout } = call;
  const stops = asks.value && call.other.value?.picture === "screen" ? "stop_screen" : "ask_screen_end";
  return (
    <>
      {call.side === "advisor" && <Control sign="screen_asked" seldom on={asks.value} onClick={() => { asks.value = !asks.value; }}>{t(asks.value ? stops : "ask_screen")}</Control>}
      <Control sign="text" on={text.on.value} onClick={() => text.turn(!text.on.value)}>{t(text.on.value ? "text_off" : "text_on")}</Control>
      {call.others.seats.value.length > 1 && <Control sign="even" seldom on={layout.even.value} onClick={() => layout.turn()}>{t(layout.even.value ? "one_large" : "side_by_side")}</Control>}
    </>
  );
}

function Settings({ call }: { call: Call }): JSX.Element {
  const { unmirrored } = call.layout;
  return (
    <div class="call-settings">
      <Devices call={call} />
      <div class="call-deeds">
        <Button onClick={() => { unmirrored.value = !unmirrored.value; }}>{t(unmirrored.value ? "mirror" : "mirror_off")}</Button>
        {document.pictureInPictureEnabled && <Button onClick={() => void apart()}>{t("apart")}</Button>}
      </div>
      <p class="small soft">{t("keys")}</p>
      <p class="small soft">{t("data")}</p>
    </div>
  );
}

/** The large picture in a window of its own, over whatever else is looked at. */
async function apart(): Promise<void> {
  const large = document.querySelector<HTMLVideoElement>(".call-tile-large > video");
  if (document.pictureInPictureElement) await document.exitPictureInPicture();
  // A picture that has not come yet cannot stand anywhere.
  else if (large && large.readyState > 0) await large.requestPictureInPicture();
}

interface ControlProps { sign: SignName; on?: boolean; seldom?: boolean; folds?: boolean; leaves?: boolean; expanded?: boolean; onClick: () => void; children: string }

function Control({ sign, on = false, seldom = false, folds = false, leaves = false, expanded, onClick, children }: ControlProps): JSX.Element {
  const looks = [on && "call-control-on", seldom && "call-control-seldom", folds && "call-control-folds", leaves && "call-control-leave"];
  return (
    <button type="button" class={["call-control", ...looks].filter(Boolean).join(" ")}
      {...(expanded === undefined ? {} : { "aria-expanded": expanded })} onClick={onClick}>
      <span class="call-control-sign"><Sign name={sign} /></span>
      <span>{children}</span>
    </button>
  );
}
