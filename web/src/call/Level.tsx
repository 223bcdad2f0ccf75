import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "./words";

/** As loud as somebody who speaks before the machine, measured on the root mean square. */
const speaks = 0.02;

/** Shows that one's own microphone hears something. */
export function Level({ stream, onHeard }: { stream: MediaStream; onHeard?: () => void }): JSX.Element {
  const level = useSignal(0);
  const heard = useSignal(false);
  useEffect(() => { if (heard.value) onHeard?.(); }, [heard.value]);
  useEffect(() => {
    const context = new AudioContext();
    const meter = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(meter);
    const samples = new Float32Array(meter.fftSize);
    const timer = setInterval(() => {
      meter.getFloatTimeDomainData(samples);
      level.value = Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
      if (level.value <= speaks || heard.value) return;
      heard.value = true;
      onHeard?.();
    }, 100);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return (
    <div class="call-level">
      <meter class="call-meter" min={0} max={0.3} value={Math.min(0.3, level.value)} aria-label={t("level")} />
      <p class="small" role="status">{t(heard.value ? "heard" : "silent")}</p>
    </div>
  );
}
