import "./telephone.css";
import { signal, useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { newId } from "../../kit/api";
import { time } from "../../kit/clock";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { Deed } from "../../kit/deed";
import { Fresh } from "../../kit/fresh";
import { Happened } from "../../kit/happened/Happened";
import type { Live } from "../../kit/live";
import { dayAndHour, hourOf } from "../../kit/when";
import { differ, here, zoneName } from "../../kit/zones";
import type { Call, Calls } from "../../wire";
import { Failure } from "../parts/Failure";
import { beginCall } from "./beginCall";
import { decideAppointment, type Verdict } from "./decideAppointment";
import { endCall, type CallOutcome } from "./endCall";
import { InWriting } from "./InWriting";
import { readCalls } from "./readCalls";
import { UnderWay, type UnderWayProps } from "./UnderWay";
import { InBrowser } from "./InBrowser";
import { drop } from "./voices";
import { t } from "./words";

interface CallPanelProps { contact: string; name: string; active: boolean; live: Live; onChange: () => void }

const verdicts: readonly Verdict[] = ["absent", "excused", "failed_theirs", "failed_ours", "failed_undetermined"];
const lookEvery = 3000;
/** That a page has closed is told by nobody: whatever is heard, it is looked at again. */
const unheard = signal(false);

/** Somebody is to be called: on their page or by telephone, on a click; what came of it, in another. */
export function CallPanel({ contact, name, active, live, onChange }: CallPanelProps): JSX.Element | null {
  const calls = useSignal<Calls | undefined>(undefined);
  const verdict = useSignal<Verdict | null>(null);
  const deed = useMemo(() => new Deed(), []);
  // The same click twice is one attempt.
  const attempt = useRef(newId());
  const made = calls.value?.calls.at(-1);
  const look = async (): Promise<void> => { calls.value = await readCalls(contact); };
  useEffect(() => void deed.do(look), [contact]);
  const over = isOver(made);
  useLooking({ contact, live, look, matters: active && !over });
  useEffect(() => { if (made && !active) drop(made.id); }, [made?.id, active]);

  const show = (call: Call): void => {
    const before = calls.value;
    if (before) calls.value = { ...before, calls: [...before.calls.filter(({ id }) => id !== call.id), call] };
  };
  const begin = (way: Call["way"]): void => void deed.do(async () => show(await beginCall(contact, { id: attempt.current, way })));
  const end = (call: Call, outcome: CallOutcome): void => void deed.do(async () => {
    show(await endCall(call.id, outcome));
    if (outcome !== "reached") drop(call.id);
    announce(t(`told_${outcome}`));
    onChange();
  });
  const decide = (call: Call, outcome: Verdict): void => void deed.do(async () => {
    await decideAppointment(call.appointment, outcome);
    verdict.value = outcome;
    announce(t("decided", { outcome: t(outcome) }));
  });

  const busy = deed.busy.value;
  return (
    <section class="telephone" aria-label={t("telephone")}>
      {calls.value && !made && <Ways calls={calls.value} busy={busy} onBegin={begin}>{calls.value.writable && <InWriting contact={contact} onChange={onChange} />}</Ways>}
      {made && <Attempt contact={contact} call={made} name={name} active={active} busy={busy} onEnd={(outcome) => end(made, outcome)} />}
      {made && over && <Over call={made} verdict={verdict.value} busy={busy} onDecide={(outcome) => decide(made, outcome)} />}
      {made && <Happened path={`/api/appointments/${made.appointment}/happenings`} />}
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
    </section>
  );
}

function isOver(made: Call | undefined): boolean {
  return made !== undefined && made.outcome !== null;
}

function Attempt({ active, contact, name, ...rest }: UnderWayProps & { active: boolean; contact: string; name: string }): JSX.Element | null {
  if (rest.call.way === "browser") return active ? <InBrowser contact={contact} name={name} {...rest} /> : null;
  return rest.call.outcome === null ? <UnderWay {...rest} /> : null;
}

interface Looking { contact: string; live: Live; look: () => Promise<void>; matters: boolean }

/** Their page opens and closes, and it is answered there: looked at again at each news, as long as it matters. */
function useLooking({ contact, live, look, matters }: Looking): void {
  useEffect(() => {
    if (!matters) return undefined;
    const fresh = new Fresh({ read: () => look().then(() => false), connected: unheard, poll: lookEvery, refused: () => undefined });
    const deaf = live.hear("call_back", (news) => { if (news.contact === contact) fresh.now(); });
    fresh.start();
    return () => { deaf(); fresh.stop(); };
  }, [contact, live, matters]);
}

interface WaysProps { calls: Calls; busy: boolean; onBegin: (way: Call["way"]) => void; children: ComponentChildren }

/** Whoever waits on the page is rung there; who is not there yet is waited for, or telephoned if a number is known. */
function Ways({ calls, busy, onBegin, children }: WaysProps): JSX.Element {
  const { here, telephone } = calls;
  const first = whatFirst(calls);
  return (
    <><div class="telephone-line">
      <p role="status"><strong>{t(first)}</strong><br /><span class="soft small">{t(`${first}_how`)} {telephone && t("shown_is_noted")}</span><Clocks zone={calls.zone} /></p>
      {(here || !telephone) && <Button {...(here ? { look: "primary" as const } : {})} icon="page" busy={busy} onClick={() => onBegin("browser")}>{t(here ? "ring_here" : "ring_anyway")}</Button>}
      {telephone && <Button {...(first === "expected" ? { look: "primary" as const } : {})} icon="phone" busy={busy} onClick={() => onBegin("tel")}>{t("show")}</Button>}
    </div>{children}</>
  );
}

/** What time it is where they are, where that is another than here. */
function Clocks({ zone }: { zone: string | null }): JSX.Element | null {
  const now = new Date(time.value).toISOString();
  if (zone === null || !differ(zone, here(), now)) return null;
  return <span class="telephone-clocks small"><Icon name="clock" size={18} /> {t("there", { at: hourOf(now, zone), zone: zoneName(zone, now) })}</span>;
}

function whatFirst({ here, way, telephone }: Calls): "waits_here" | "expected" | "not_here" | "nowhere" {
  if (here) return "waits_here";
  if (!telephone) return "nowhere";
  return way === "browser" ? "not_here" : "expected";
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
