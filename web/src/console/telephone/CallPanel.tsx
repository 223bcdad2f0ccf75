import "./telephone.css";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { newId } from "../../kit/api";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { dayAndHour } from "../../kit/when";
import type { Call } from "../../wire";
import { Deed } from "../../kit/deed";
import { Failure } from "../parts/Failure";
import { beginCall } from "./beginCall";
import { decideAppointment, type Verdict } from "./decideAppointment";
import { endCall, type CallOutcome } from "./endCall";
import { InWriting } from "./InWriting";
import { readCalls } from "./readCalls";
import { t } from "./words";

interface CallPanelProps { contact: string; onChange: () => void }

const outcomes: readonly CallOutcome[] = ["reached", "no_answer", "busy", "voicemail", "wrong_number"];
const verdicts: readonly Verdict[] = ["absent", "excused", "failed_theirs", "failed_ours", "failed_undetermined"];

/** Somebody is to be called: the number on a click, what came of it in another. */
export function CallPanel({ contact, onChange }: CallPanelProps): JSX.Element | null {
  const call = useSignal<Call | null | undefined>(undefined);
  const writable = useSignal(false);
  const verdict = useSignal<Verdict | null>(null);
  const deed = useMemo(() => new Deed(), []);
  // The same click twice is one attempt.
  const attempt = useRef(newId());
  useEffect(() => void deed.do(async () => {
    const told = await readCalls(contact);
    call.value = told.calls.at(-1) ?? null;
    writable.value = told.writable;
  }), [contact]);

  const begin = (): void => void deed.do(async () => { call.value = await beginCall(contact, attempt.current); });
  const end = (made: Call, outcome: CallOutcome): void => void deed.do(async () => {
    call.value = await endCall(made.id, outcome);
    announce(t(`told_${outcome}`));
    onChange();
  });
  const decide = (made: Call, outcome: Verdict): void => void deed.do(async () => {
    await decideAppointment(made.appointment, outcome);
    verdict.value = outcome;
    announce(t("decided", { outcome: t(outcome) }));
  });

  const made = call.value;
  return (
    <section class="telephone" aria-label={t("telephone")}>
      {made === null && <div class="telephone-line"><p><strong>{t("expected")}</strong><br /><span class="soft small">{t("shown_is_noted")}</span></p><Button look="primary" icon="phone" busy={deed.busy.value} onClick={begin}>{t("show")}</Button></div>}
      {made === null && writable.value && <InWriting contact={contact} onChange={onChange} />}
      {made && made.outcome === null && <UnderWay call={made} busy={deed.busy.value} onEnd={(outcome) => end(made, outcome)} />}
      {made && made.outcome !== null && <Over call={made} verdict={verdict.value} busy={deed.busy.value} onDecide={(outcome) => decide(made, outcome)} />}
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
    </section>
  );
}

interface UnderWayProps { call: Call; busy: boolean; onEnd: (outcome: CallOutcome) => void }

function UnderWay({ call, busy, onEnd }: UnderWayProps): JSX.Element {
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
      <fieldset class="telephone-ways"><legend>{t("how")}</legend>
        {outcomes.map((outcome) => <Button key={outcome} {...(outcome === "reached" ? { look: "primary" as const, icon: "check" as const } : {})} aria-disabled={busy} onClick={() => onEnd(outcome)}>{t(outcome)}</Button>)}
      </fieldset>
    </>
  );
}

interface OverProps { call: Call; verdict: Verdict | null; busy: boolean; onDecide: (outcome: Verdict) => void }

function Over({ call, verdict, busy, onDecide }: OverProps): JSX.Element {
  const open = call.outcome !== "reached" && call.again_at === null && verdict === null;
  return (
    <>
      <p role="status"><strong>{t(`told_${call.outcome as CallOutcome}`)}</strong> {call.again_at && t("again", { at: dayAndHour(call.again_at) })} {verdict && t("decided", { outcome: t(verdict) })}</p>
      {open && <fieldset class="telephone-ways"><legend>{t("decide")}</legend>
        <p class="soft small">{t("decide_why")}</p>
        {verdicts.map((outcome) => <Button key={outcome} aria-disabled={busy} onClick={() => onDecide(outcome)}>{t(outcome)}</Button>)}
      </fieldset>}
    </>
  );
}
