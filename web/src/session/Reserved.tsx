import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { time } from "../kit/clock";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Dialog } from "../kit/components/Dialog";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import { hand } from "../kit/hand";
import { pick } from "../kit/i18n";
import { lasting, stopwatch } from "../kit/when";
import type { Place } from "../wire";
import { readEvent } from "./calls";
import type { Listening } from "./listening";
import { Title } from "./Title";
import { t } from "./words";

const hour = 3_600_000;

/** Before it begins: one's place, the time until then, and who is here already. */
export function Reserved({ listening, told }: { listening: Listening; told: Place }): JSX.Element {
  const { session } = told;
  const open = session.phase === "open";
  return (
    <section class="hall-card">
      <Title session={session} />
      <Clock startsAt={session.starts_at} here={open ? listening.here.value : null} />
      <p><strong>{t("reserved", { name: told.name })}</strong><br /><span class="soft">{t(open ? "waits" : "reserved_how")}</span></p>
      {pick(session.about) && <p>{pick(session.about)}</p>}
      <Deeds listening={listening} />
    </section>
  );
}

function Clock({ startsAt, here }: { startsAt: string; here: number | null }): JSX.Element {
  const left = Date.parse(startsAt) - time.value;
  return (
    <div class="hall-clock">
      <span>{t(left > 0 ? "begins_in" : "begins_now")}</span>
      {left > 0 && <strong role="timer">{left < hour ? stopwatch(left) : inDays(left)}</strong>}
      {here !== null && <span role="status">{t("people_here", { n: here })}</span>}
    </div>
  );
}

function inDays(ms: number): string {
  const days = Math.floor(ms / (24 * hour));
  return days > 0 ? t("days", { d: days, h: Math.floor(ms / hour) % 24 }) : lasting(ms);
}

function Deeds({ listening }: { listening: Listening }): JSX.Element {
  const asks = useSignal(false);
  const deed = useMemo(() => new Deed(), []);
  const event = (): void => void deed.do(async () => hand(await readEvent(listening.link), "visavis.ics"));
  const giveBack = (): void => void deed.do(() => listening.giveBack());
  return (
    <>
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      <div class="hall-deeds">
        <Button icon="calendar" busy={deed.busy.value} onClick={event}>{t("add_event")}</Button>
        <Button look="quiet" icon="leave" onClick={() => { asks.value = true; }}>{t("give_back")}</Button>
      </div>
      <Dialog open={asks.value} title={t("give_back_title")} onClose={() => { asks.value = false; }} foot={<>
        <Button onClick={() => { asks.value = false; }}>{t("keep")}</Button>
        <Button look="danger" busy={deed.busy.value} onClick={giveBack}>{t("give_back")}</Button>
      </>}>
        <p>{t("give_back_why")}</p>
      </Dialog>
    </>
  );
}
