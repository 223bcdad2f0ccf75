import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Select } from "../kit/components/Select";
import type { Call } from "./call";
import { t } from "./words";

/** Which camera and which microphone; what is plugged in meanwhile appears. */
export function Devices({ call }: { call: Call }): JSX.Element {
  const found = useSignal<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const look = (): void => void navigator.mediaDevices.enumerateDevices().then((all) => { found.value = all; });
    look();
    navigator.mediaDevices.addEventListener("devicechange", look);
    return () => navigator.mediaDevices.removeEventListener("devicechange", look);
  }, []);
  const stream = call.local.value;
  const audio = used(stream?.getAudioTracks()[0]);
  const video = used(stream?.getVideoTracks()[0]);
  const choose = (audioinput: string, videoinput: string): void => void call.prepare({
    ...(audioinput ? { audio: audioinput } : {}), ...(videoinput ? { video: videoinput } : {}),
  });
  return (
    <div class="call-devices">
      <Select label={t("microphone")} value={audio} options={options(found.value, "audioinput", t("microphone"))} onValue={(chosen) => choose(chosen, video)} />
      <Select label={t("camera")} value={video} options={options(found.value, "videoinput", t("camera"))} onValue={(chosen) => choose(audio, chosen)} />
    </div>
  );
}

function options(found: readonly MediaDeviceInfo[], kind: MediaDeviceKind, name: string): { value: string; label: string }[] {
  return found.filter((each) => each.kind === kind).map(({ deviceId, label }, n) => ({ value: deviceId, label: label || `${name} ${n + 1}` }));
}

function used(track: MediaStreamTrack | undefined): string {
  return track?.getSettings().deviceId ?? "";
}
