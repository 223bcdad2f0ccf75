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
import type { Live } from "../../kit/live";
import type { Recording, Word } from "../../wire";
import type { Side } from "../call";
import { askToRecord } from "./askToRecord";
import { Recordings } from "./recordings";
import { t } from "./words";

interface RecordingBarProps { contact: string; side: Side; name: string; live: Live }

/** Whether this call is recorded, in sight of both for as long as it is; and what each can say about it. */
export function RecordingBar({ contact, side, name, live }: RecordingBarProps): JSX.Element | null {
  const recordings = useMemo(() => new Recordings(contact), [contact]);
  const deed = useMemo(() => new Deed(), [contact]);
  useEffect(() => recordings.follow(live), [recordings]);
  const now = recordings.now.value;
  useAloud(now, side, name);
  const refused = deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>;
  const say = (said: Word["said"]) => () => { if (now) void deed.do(() => recordings.say(now, said)); };
  if (now?.state === "asked") {
    return <div class="recording">{side === "seeker" ? <Asked asked={now} name={name} busy={deed.busy.value} say={say} /> : <Waiting name={name} busy={deed.busy.value} say={say} />}{refused}</div>;
  }
  if (now) return <div class="recording"><Going going={now} side={side} name={name} busy={deed.busy.value} say={say} />{refused}</div>;
  if (side === "seeker" || !recordings.told.value?.purpose) return null;
  const ask = (): void => void deed.do(async () => { recordings.put(await askToRecord(contact, newId())); });
  return <div class="recording recording-off"><Button look="quiet" busy={deed.busy.value} onClick={ask}>{t("ask", { name })}</Button>{refused}</div>;
}

interface SaidProps { busy: boolean; say: (said: Word["said"]) => () => void }

/** The question: what for, how long it is kept, and that a no costs nothing. */
function Asked({ asked, name, busy, say }: SaidProps & { asked: Recording; name: string }): JSX.Element {
  const box = useRef<HTMLElement>(null);
  // On a phone it would begin below what is in sight, and no answer is taken for a no.
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section class="recording-asked" ref={box} aria-label={t("recording")} role="alert">
      <h3>{t("asked", { name })}</h3>
      <p>{pick(asked.purpose)}</p>
      <p class="small soft">{t("asked_how", { n: asked.days })}</p>
      <div class="recording-deeds">
        <Button busy={busy} onClick={say("refuse")}>{t("refuse")}</Button>
        <Button look="primary" busy={busy} onClick={say("agree")}>{t("agree")}</Button>
      </div>
    </section>
  );
}

function Waiting({ name, busy, say }: SaidProps & { name: string }): JSX.Element {
  return (
    <section class="recording-line" aria-label={t("recording")}>
      <p>{t("waiting", { name })}</p>
      <div class="recording-deeds"><Button look="quiet" busy={busy} onClick={say("withdraw")}>{t("take_back")}</Button></div>
    </section>
  );
}

function Going({ going, side, name, busy, say }: SaidProps & { going: Recording; side: Side; name: string }): JSX.Element {
  const paused = going.state === "paused";
  return (
    <section class={`recording-line ${paused ? "" : "recording-on"}`} aria-label={t("recording")}>
      <p><span class="recording-dot" aria-hidden="true" /><strong>{t(paused ? "paused" : "running")}</strong>{paused && going.paused_by !== side && <span> {t(going.paused_by === "house" ? "paused_house" : "paused_by", { name })}</span>}</p>
      <div class="recording-deeds">
        {!paused && <Button look="quiet" busy={busy} onClick={say("pause")}>{t("pause")}</Button>}
        {paused && (going.paused_by === side || going.paused_by === "house") && <Button look="quiet" busy={busy} onClick={say("resume")}>{t("resume")}</Button>}
        <Button look="quiet" busy={busy} onClick={say("stop")}>{t("stop")}</Button>
        <Button look="quiet" busy={busy} onClick={say("withdraw")}>{t("withdraw")}</Button>
      </div>
    </section>
  );
}

/** That one is recorded is never only seen. */
function useAloud(now: Recording | null, side: Side, name: string): void {
  const before = useRef<string | undefined>(undefined);
  const state = now?.state;
  useEffect(() => {
    if (state === "running") announce(t("running"), "urgent");
    else if (state === "paused") announce(t("paused"));
    else if (before.current === "running" || before.current === "paused") announce(t("over"));
    else if (state === "asked" && side === "advisor") announce(t("waiting", { name }));
    before.current = state;
  }, [state]);
}
