import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import type { Call } from "./call";
import type { Trouble } from "./cameras";
import { Devices } from "./Devices";
import { Level } from "./Level";
import { Picture } from "./Picture";
import { Sign } from "./Sign";
import { t } from "./words";

interface ReadyProps { call: Call; title: string; how: string; action?: ComponentChildren }

/** Before the call: one's own picture, and whether one is heard. */
export function Ready({ call, title, how, action }: ReadyProps): JSX.Element {
  const stream = call.local.value;
  return (
    <section class="call-ready" aria-label={title}>
      {stream && stream.getVideoTracks().length > 0
        ? <Mirror stream={stream} />
        : <div class="call-mirror call-mirror-empty"><Sign name="camera" size={40} /></div>}
      <div class="call-ready-words">
        <h2>{title}</h2>
        <p class="soft">{how}</p>
        <Troubled call={call} />
        {stream && stream.getAudioTracks().length > 0 && <Level stream={stream} />}
        {stream && stream.getTracks().length > 0 && <Devices call={call} />}
        <div class="call-ready-deeds">
          {action}
          {!stream && <Button busy={call.asking.value} onClick={() => void call.prepare()}>{t(call.asking.value ? "trying" : "try")}</Button>}
        </div>
      </div>
    </section>
  );
}

/** Blurred at first: whoever stands behind one need not see oneself, nor one what is behind. */
function Mirror({ stream }: { stream: MediaStream }): JSX.Element {
  const clear = useSignal(false);
  return (
    <div class={`call-mirror ${clear.value ? "" : "call-mirror-blurred"}`}>
      <Picture own stream={stream} name={t("your_picture")} />
      <button type="button" class="call-clear" aria-pressed={clear.value} onClick={() => { clear.value = !clear.value; }}>{t(clear.value ? "blur" : "unblur")}</button>
    </div>
  );
}

/** What the browser did not give, and what to do. */
export function Troubled({ call, onCall }: { call: Call; onCall?: (() => void) | undefined }): JSX.Element | null {
  const trouble = call.trouble.value;
  if (!trouble) return null;
  const again = <div class="call-ways"><Button busy={call.asking.value} icon="refresh" onClick={() => void call.prepare()}>{t("retry")}</Button>{onCall && !heard(trouble) && <Button icon="phone" onClick={onCall}>{t("call_instead")}</Button>}</div>;
  return trouble === "denied"
    ? <Banner tone="warning" live="status" title={t("denied")} action={again}><p>{t("denied_how")}</p></Banner>
    : <Banner tone="warning" live="status" action={again}><p>{t(trouble)}</p></Banner>;
}

/** Who has a microphone can talk; whoever has none may still have a telephone. */
const heard = (trouble: Trouble): boolean => trouble === "no_camera" || trouble === "camera_denied";
