import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Went } from "../../call/Went";
import { time } from "../../kit/clock";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import { stopwatch } from "../../kit/when";
import type { Card, Console } from "../../wire";
import { markPassed, secondsLeft } from "../countdown";
import { extend, wrapUp } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { Glyph } from "../parts/Glyph";
import { t } from "../words";

interface WrapUpProps { desk: Desk; told: Console; thread: Thread; card: Card }

/** What came of it, in a time that is the advisor's own and that can be made longer. */
export function WrapUp({ desk, told, thread, card }: WrapUpProps): JSX.Element {
  const asked = useSignal(false);
  const outcome = thread.text("outcome");
  const note = thread.text("wrap-up");
  const go = (event: Event): void => {
    event.preventDefault();
    asked.value = true;
    if (outcome.value) void wrapUp(desk, thread, { outcome: outcome.value, note: note.value.trim() });
    else document.querySelector<HTMLElement>(".wrap input")?.focus();
  };
  return (
    <form class="wrap" noValidate onSubmit={go} aria-labelledby="wrap-title">
      <div class="wrap-head"><h3 id="wrap-title">{t("wrap")}</h3><Countdown desk={desk} thread={thread} card={card} /></div>
      {(card.contact.channel === "video" || card.contact.channel === "callback") && <Went contact={thread.id} live />}
      <fieldset class="choices" aria-describedby={asked.value && !outcome.value ? "outcome-missing" : undefined}>
        <legend class="field-label">{t("outcome")}</legend>
        <div class="choices-row">
          {told.outcomes.map(({ code, label }) => (
            <label key={code} class="choice">
              <input type="radio" name={`outcome-${thread.id}`} checked={outcome.value === code} onChange={() => { outcome.value = code; }} />
              <span class="choice-name">{pick(label)}</span>
            </label>
          ))}
        </div>
        {asked.value && !outcome.value && <p class="field-error" id="outcome-missing" role="alert"><Icon name="alert" size={18} />{t("outcome_missing")}</p>}
      </fieldset>
      <Field label={t("wrap_note")} hint={t("wrap_note_hint")} optional multiline maxLength={4000} rows={2} value={note.value} onValue={(text) => { note.value = text; }} />
      <Failure title={t("not_done")} refusal={thread.deed.refusal.value} />
      <div class="wrap-foot"><Button look="primary" type="submit" icon="check" busy={thread.deed.busy.value}>{t("close_contact")}</Button></div>
    </form>
  );
}

function Countdown({ desk, thread, card }: Omit<WrapUpProps, "told">): JSX.Element | null {
  const due = card.wrap_up_due_at;
  const left = due === null ? 0 : secondsLeft(due, time.value);
  const before = useRef(left);
  useEffect(() => {
    const mark = markPassed(before.current, left, [30, 10]);
    before.current = left;
    if (mark !== null) announce(t("wrap_soon", { n: left }), "urgent");
  }, [left]);
  if (due === null) return null;
  const n = card.extensions_left;
  const more = async (): Promise<void> => {
    if (await extend(desk, thread)) announce(t("extended"));
  };
  return (
    <div class={left <= 30 ? "wrap-time wrap-time-soon" : "wrap-time"}>
      <p><Glyph name="hourglass" size={18} />{t("wrap_left")} <strong class="figures" role="timer" aria-live="off">{stopwatch(left * 1000)}</strong></p>
      <Button icon="plus" aria-disabled={n === 0} {...(n > 0 ? { onClick: () => void more() } : {})}>
        {t("one_more_minute")} <span class="soft small">{t("extensions_left", { n })}</span>
      </Button>
    </div>
  );
}
