import type { JSX } from "preact";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import type { Call } from "../../wire";
import type { CallOutcome } from "./endCall";
import { t } from "./words";

export interface UnderWayProps { call: Call; busy: boolean; onEnd: (outcome: CallOutcome) => void }

const outcomes: readonly CallOutcome[] = ["reached", "no_answer", "busy", "voicemail", "wrong_number"];

/** The telephone: the number to dial, and what came of it in a click. */
export function UnderWay({ call, busy, onEnd }: UnderWayProps): JSX.Element {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(call.tel);
    announce(t("copied"));
  };
  return (
    <>
      {call.tel && <div class="telephone-line">
        <a class="telephone-number" href={`tel:${call.tel}`} aria-label={t("dial", { number: call.number })}><Icon name="phone" size={22} /><span class="figures">{call.number}</span></a>
        <Button icon="copy" onClick={() => void copy()}>{t("copy")}</Button>
        <span class="soft small">{t("attempt", { n: call.nth })}</span>
      </div>}
      <Outcomes of={outcomes} busy={busy} onEnd={onEnd} />
    </>
  );
}

/** What came of an attempt, in one click. */
export function Outcomes({ of, busy, onEnd }: { of: readonly CallOutcome[]; busy: boolean; onEnd: (outcome: CallOutcome) => void }): JSX.Element {
  return (
    <fieldset class="telephone-ways"><legend>{t("how")}</legend>
      {of.map((outcome) => <Button key={outcome} {...(outcome === "reached" ? { look: "primary" as const, icon: "check" as const } : {})} aria-disabled={busy} onClick={() => onEnd(outcome)}>{t(outcome)}</Button>)}
    </fieldset>
  );
}
