import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { Level } from "../call/Level";
import { Picture } from "../call/Picture";
import { Sign, type SignName } from "../call/Sign";
import { Button } from "../kit/components/Button";
import { Icon } from "../kit/components/Icon";
import type { Check } from "./check";
import type { Device } from "./findings";
import { t } from "./words";

type State = "waits" | "runs" | "well" | "ill";
interface StepProps { check: Check }

export function CameraStep({ check }: StepProps): JSX.Element {
  const { stream, stage } = check;
  const { camera } = check.findings.value;
  const seen = stream.value && stream.value.getVideoTracks().length > 0;
  if (stage.value === "new" || stage.value === "asking") return <Step sign="camera" name={t("camera")} state="waits" />;
  return (
    <Step sign="camera" name={t("camera")} state={camera === "works" ? "well" : "ill"} says={t(camera === "works" || camera === "missing" ? `camera_${camera}` : "camera_refused")}>
      {seen && <div class="ready-mirror"><Picture own stream={stream.value} name={t("your_picture")} /></div>}
    </Step>
  );
}

export function MicrophoneStep({ check }: StepProps): JSX.Element {
  const { stream, stage } = check;
  const { microphone } = check.findings.value;
  if (stage.value === "new" || stage.value === "asking") return <Step sign="microphone" name={t("microphone")} state="waits" />;
  const state = { works: "well", silent: "runs", refused: "ill", missing: "ill", untried: "waits" } satisfies Record<Device, State>;
  const lacks = microphone === "refused" || microphone === "missing";
  return (
    <Step sign="microphone" name={t("microphone")} state={state[microphone]} {...(lacks ? { says: t(`microphone_${microphone}`) } : {})}>
      {!lacks && stream.value && <Level stream={stream.value} onHeard={() => { check.heard.value = true; }} />}
    </Step>
  );
}

export function NetworkStep({ check }: StepProps): JSX.Element {
  const { network, stage, progress } = check;
  const found = network.value;
  if (stage.value === "running") {
    return (
      <Step sign="network" name={t("network")} state="runs" says={t("network_runs")}>
        <progress class="ready-progress" max={1} value={progress.value} aria-label={t("progress")} />
      </Step>
    );
  }
  if (!found) return <Step sign="network" name={t("network")} state="waits" />;
  const strength = { good: 3, fair: 2, poor: 1, none: 0 }[found.network];
  return (
    <Step sign="network" name={t("network")} state={strength > 1 ? "well" : "ill"} says={t(`network_${found.network}`)}>
      <meter class="ready-strength" min={0} max={3} low={1.5} high={2.5} optimum={3} value={strength} aria-label={t("strength")} />
      {found.loss > 0 && <p class="small soft">{t("loss_some", { loss: found.loss })}</p>}
      {found.way.startsWith("relay") && <p class="small soft">{t("relayed")}</p>}
    </Step>
  );
}

export function SpeakerStep({ check }: StepProps): JSX.Element {
  const asked = useSignal(false);
  const playing = useSignal(false);
  const { speaker } = check;
  const play = async (): Promise<void> => {
    playing.value = asked.value = true;
    await check.sound();
    playing.value = false;
  };
  const said = speaker.value === "untried" ? t("speaker_how") : t(speaker.value === "works" ? "speaker_works" : "speaker_silent");
  return (
    <Step sign="sound" name={t("speaker")} state={speaker.value === "untried" ? "waits" : speaker.value === "works" ? "well" : "ill"} says={said}>
      <div class="ready-deeds">
        <Button busy={playing.value} onClick={() => void play()}>{t("play")}</Button>
        {asked.value && <span class="ready-question" role="group" aria-label={t("question")}>
          <span>{t("question")}</span>
          <Button onClick={() => check.hears("works")} aria-pressed={speaker.value === "works"}>{t("yes")}</Button>
          <Button onClick={() => check.hears("silent")} aria-pressed={speaker.value === "silent"}>{t("no")}</Button>
        </span>}
      </div>
    </Step>
  );
}

interface RowProps { sign: SignName; name: string; state: State; says?: string; children?: ComponentChildren }

function Step({ sign, name, state, says, children }: RowProps): JSX.Element {
  return (
    <li class={`ready-step ready-${state}`}>
      <span class="ready-sign" aria-hidden="true"><Sign name={sign} /></span>
      <div class="ready-words">
        <h2>{name}{state === "well" && <Icon name="check" size={20} />}{state === "ill" && <Icon name="alert" size={20} />}</h2>
        <p role="status">{says ?? (state === "waits" ? <span class="soft">{t("waits_later")}</span> : null)}</p>
        {children}
      </div>
    </li>
  );
}
