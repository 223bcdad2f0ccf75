import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { until } from "../../kit/clock";
import { explain } from "../../kit/explain";
import { lasting, stopwatch } from "../../kit/when";
import type { Appointment } from "../../wire";
import { t as page } from "../words";
import type { Booking } from "./booking";
import { Code, Known, Where } from "./Reach";
import { TimeShown } from "./TimeShown";
import { t } from "./words";

interface HeldProps { booking: Booking; kept: Appointment }

const soon = 120_000;

/** The time is kept: where to call, and that it is theirs. */
export function Held({ booking, kept }: HeldProps): JSX.Element {
  const left = kept.held_until ? until(kept.held_until) : 0;
  const over = left === 0;
  const refusal = booking.refusal.value;
  return (
    <section class="held">
      <div class="kept card">
        <TimeShown appointment={kept} />
        {over ? <Over booking={booking} /> : <Countdown booking={booking} kept={kept} left={left} />}
      </div>
      {refusal && <Banner tone="danger" live="alert"><p>{explain(refusal)} {refusal.retryAfter !== null && page("try_after", { wait: lasting(refusal.retryAfter) })}</p></Banner>}
      {!over && <Step booking={booking} kept={kept} />}
    </section>
  );
}

function Step({ booking, kept }: HeldProps): JSX.Element {
  const yes = t("confirm");
  switch (booking.step.value) {
    case "code": return <Code reaching={booking} kept={kept} yes={yes} />;
    case "known": return <Known kept={kept} yes={yes} other={t("otherwise")} busy={booking.busy.value} onYes={() => void booking.confirm()} onOther={() => booking.correct()} />;
    default: return <Where choice reaching={booking} kept={kept} />;
  }
}

/** Quiet: it is said aloud once, while there is time to ask for more. */
function Countdown({ booking, kept, left }: HeldProps & { left: number }): JSX.Element {
  const nearly = left <= soon;
  useEffect(() => {
    if (nearly) announce(t("soon_over"));
  }, [nearly]);
  const longer = async (): Promise<void> => {
    await booking.longer();
    if (!booking.refusal.peek()) announce(t("longer_done"));
  };
  return (
    <div class="countdown">
      <p class="small">{t("kept")}, <span class="figures">{t("kept_for", { wait: stopwatch(left) })}</span></p>
      {kept.extensions_left > 0 && <Button look="quiet" icon="clock" busy={booking.busy.value} onClick={() => void longer()}>{t("longer")}</Button>}
      <Button look="quiet" icon="swap" onClick={() => void booking.rechoose()}>{t("other_time")}</Button>
    </div>
  );
}

function Over({ booking }: { booking: Booking }): JSX.Element {
  return (
    <Banner tone="warning" live="status" title={t("over")} action={
      <div class="actions">
        <Button look="primary" busy={booking.busy.value} onClick={() => void booking.keepAgain()}>{t("keep_again")}</Button>
        <Button onClick={() => void booking.rechoose()}>{t("other_time")}</Button>
      </div>
    }><p>{t("over_how")}</p></Banner>
  );
}
