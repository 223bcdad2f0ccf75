import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { VoicePanel } from "../../call/VoicePanel";
import { time } from "../../kit/clock";
import { announce } from "../../kit/components/Announcer";
import { Icon } from "../../kit/components/Icon";
import { stopwatch } from "../../kit/when";
import { Outcomes, type UnderWayProps } from "./UnderWay";
import { hold } from "./voices";
import { t } from "./words";

const rings = 45_000;

/** Their page rings; once it is answered, both hear each other. */
export function InBrowser({ call, contact, name, busy, onEnd }: UnderWayProps & { contact: string; name: string }): JSX.Element {
  const voice = useMemo(() => hold(call.id, contact), [call.id]);
  const answered = call.answered_at !== null;
  useEffect(() => {
    // The microphone is asked for while it rings, so that the first word is heard.
    if (call.outcome === null && !answered) void voice.prepare();
    if (answered) void voice.enter();
  }, [voice, answered]);
  useEffect(() => { if (answered && call.outcome === null) announce(t("answered", { name })); }, [answered]);
  if (!answered) {
    const left = Date.parse(call.began_at) + rings - time.value;
    return (
      <>
        <p class="telephone-rings"><Icon name="phone" size={22} /><strong role="status">{t(left > 0 ? "rings" : "rang", { name })}</strong> {left > 0 && <span class="figures" aria-hidden="true">{stopwatch(Math.max(0, rings - left))}</span>} <span class="soft small">{t("attempt", { n: call.nth })}</span></p>
        {call.outcome === null && <Outcomes of={["no_answer"]} busy={busy} onEnd={onEnd} />}
      </>
    );
  }
  return (
    <>
      <VoicePanel voice={voice} name={name} />
      {call.outcome === null && <Outcomes of={["reached", "no_answer"]} busy={busy} onEnd={onEnd} />}
    </>
  );
}
