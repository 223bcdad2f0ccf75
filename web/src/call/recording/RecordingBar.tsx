import "./recording.css";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { newId } from "../../kit/api";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Deed } from "../../kit/deed";
import { explain } from "../../kit/explain";
import { pick } from "../../kit/i18n";
import type { Seat } from "../../kit/live";
import type { Recording, Word } from "../../wire";
import type { Call } from "../call";
import { askToRecord } from "./askToRecord";
import { asks, sayable, silent } from "./consent";
import { Recordings } from "./recordings";
import { t } from "./words";

/** Whether this call is recorded, in sight of all for as long as it is; and what each can say about it. */
export function RecordingBar({ call }: { call: Call }): JSX.Element | null {
  const recordings = useMemo(() => new Recordings(call.id, call.door), [call]);
  const deed = useMemo(() => new Deed(), [call]);
  useEffect(() => recordings.follow(call.live), [recordings]);
  const now = recordings.now.value;
  useAloud(now, call);
  const refused = deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>;
  const say = (said: Word["said"]) => () => { if (now) void deed.do(() => recordings.say(now, said)); };
  const said = { call, busy: deed.busy.value, say };
  if (now) {
    const asked = asks(now, call.seat.value) && !recordings.refused(now);
    return <div class="recording">{asked ? <Asked asked={now} {...said} /> : now.state === "asked" ? <Waiting asked={now} {...said} /> : <Going going={now} {...said} />}{refused}</div>;
  }
  if (call.side !== "advisor" || !recordings.told.value?.purpose) return null;
  const ask = (): void => void deed.do(async () => { recordings.put(await askToRecord(call.id, newId())); });
  return <div class="recording recording-off"><Button look="quiet" busy={deed.busy.value} onClick={ask}>{t("ask", { name: nameOf(call, "seeker") })}</Button>{refused}</div>;
}

interface SaidProps { call: Call; busy: boolean; say: (said: Word["said"]) => () => void }

/** The question: what for, how long it is kept, and that a no costs nothing. */
function Asked({ asked, call, busy, say }: SaidProps & { asked: Recording }): JSX.Element {
  const box = useRef<HTMLElement>(null);
  // On a phone it would begin below what is in sight, and no answer is taken for a no.
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section class="recording-asked" ref={box} aria-label={t("recording")} role="alert">
      <h3>{t("asked", { name: nameOf(call, "advisor") })}</h3>
      <p>{pick(asked.purpose)}</p>
      <p class="small soft">{t("asked_how", { n: asked.days })}</p>
      <div class="recording-deeds">
        <Button busy={busy} onClick={say("refuse")}>{t("refuse")}</Button>
        <Button look="primary" busy={busy} onClick={say("agree")}>{t("agree")}</Button>
      </div>
    </section>
  );
}

/** All are asked; those who have answered wait for the others. */
function Waiting({ asked, call, busy, say }: SaidProps & { asked: Recording }): JSX.Element {
  return (
    <section class="recording-line" aria-label={t("recording")}>
      <p>{t("waiting", { name: lacking(asked, call) })}</p>
      <div class="recording-deeds"><Button look="quiet" busy={busy} onClick={say("withdraw")}>{t("take_back")}</Button></div>
    </section>
  );
}

function Going({ going, call, busy, say }: SaidProps & { going: Recording }): JSX.Element {
  const paused = going.state === "paused";
  return (
    <section class={`recording-line ${paused ? "" : "recording-on"}`} aria-label={t("recording")}>
      <p><span class="recording-dot" aria-hidden="true" /><strong>{t(paused ? "paused" : "running")}</strong>{paused && <span> {why(going, call)}</span>}</p>
      <div class="recording-deeds">
        {sayable(going, call.seat.value, call.others.seats.value).map((said) => <Button key={said} look="quiet" busy={busy} onClick={say(said)}>{t(said)}</Button>)}
      </div>
    </section>
  );
}

/** Why it stands still. */
function why(going: Recording, call: Call): string {
  const seat = call.seat.value;
  if (going.paused_by === seat) return "";
  if (asks(going, seat)) return t("paused_you");
  if (going.paused_by !== "house") return t("paused_by", { name: nameOf(call, going.paused_by as Seat) });
  const name = lacking(going, call);
  return name ? t("paused_lacking", { name }) : t("paused_house");
}

/** Who in the call has not agreed, by name. */
function lacking(asked: Recording, call: Call): string {
  return silent(asked, call.others.seats.value).map((seat) => nameOf(call, seat)).join(", ");
}

function nameOf(call: Call, seat: Seat): string {
  return call.others.name(seat) || t("guest");
}

/** That one is recorded is never only seen. */
function useAloud(now: Recording | null, call: Call): void {
  const before = useRef<string | undefined>(undefined);
  const state = now?.state;
  useEffect(() => {
    if (state === "running") announce(t("running"), "urgent");
    else if (state === "paused") announce(t("paused"));
    else if (before.current === "running" || before.current === "paused") announce(t("over"));
    else if (now && state === "asked" && call.side === "advisor") announce(t("waiting", { name: lacking(now, call) }));
    before.current = state;
  }, [state]);
}
