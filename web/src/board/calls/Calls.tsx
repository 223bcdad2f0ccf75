import "./calls.css";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Went } from "../../call/Went";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { Happened } from "../../kit/happened/Happened";
import { language } from "../../kit/i18n";
import { isRefusal } from "../../kit/refusal";
import { dayAndHour, dayOf } from "../../kit/when";
import type { CallQuality, CallsCounted, FallCounted, TroubledCall } from "../../wire";
import { firstTry, parts, shareOf } from "./parts";
import { readCalls } from "./readCalls";
import { t } from "./words";

const every = 60_000;
const spans = [1, 7] as const;

/** How calls by picture and by sound got through lately, and what came between. */
export function Calls(): JSX.Element | null {
  const days = useSignal<(typeof spans)[number]>(1);
  const told = useSignal<CallQuality | null>(null);
  useEffect(() => {
    let wanted = true;
    const look = (): void => void readQuality(days.value, (found) => { if (wanted) told.value = found; });
    look();
    const timer = setInterval(look, every);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [days.value]);
  const found = told.value;
  if (!found) return null;
  return (
    <section class="panel calls" aria-labelledby="calls-title">
      <div class="panel-head">
        <h2 id="calls-title">{t("title")}</h2>
        <div class="calls-spans" role="group" aria-label={t("since")}>
          {spans.map((span) => <Button key={span} look="quiet" aria-pressed={days.value === span} onClick={() => { days.value = span; }}>{t(`last_${span}`)}</Button>)}
        </div>
      </div>
      {found.all.calls === 0 ? <p class="line-none">{t("none")}</p> : <Told found={found} week={days.value > 1} />}
    </section>
  );
}

async function readQuality(days: number, take: (found: CallQuality) => void): Promise<void> {
  try {
    take(await readCalls(days));
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

function Told({ found, week }: { found: CallQuality; week: boolean }): JSX.Element {
  const { all, days, falls, troubled } = found;
  return (
    <>
      <Figures found={found} />
      <Bar counted={all} named={t("how")} />
      <ul class="calls-legend small" role="list">
        {parts(all).map(({ went, calls, tone }) => <li key={went}><i class={`calls-${tone}`} aria-hidden="true" />{t(went)} <strong class="figures">{calls}</strong></li>)}
      </ul>
      {week && days.length > 1 && <ol class="calls-days" role="list">
        {days.map(({ day, counted }) => <li key={day}><span class="small">{dayOf(`${day}T12:00:00`)}</span><Bar counted={counted} named={t("how")} /><span class="small figures">{t("calls", { n: counted.calls })}</span></li>)}
      </ol>}
      {falls.length > 0 && <Falls falls={falls} />}
      {troubled.length > 0 && <>
        <h3>{t("troubled")}</h3>
        <ul class="calls-troubled" role="list">{troubled.map((one) => <li key={one.contact}><Troubled one={one} /></li>)}</ul>
      </>}
    </>
  );
}

function Figures({ found: { all, joined_ms, relayed } }: { found: CallQuality }): JSX.Element {
  const first = firstTry(all);
  return (
    <dl class="calls-figures">
      <Figure name={t("first_try_share")} value={first === null ? "–" : `${first} %`} about={t("calls", { n: all.calls })} />
      <Figure name={t("joined")} value={joined_ms === null ? "–" : t("seconds", { n: new Intl.NumberFormat(language.value, { maximumFractionDigits: 1 }).format(joined_ms / 1000) })} about={t("joined_about")} />
      <Figure name={t("relayed")} value={`${Math.round(shareOf(relayed, all.calls))} %`} about={t("relayed_about")} />
    </dl>
  );
}

function Figure({ name, value, about }: { name: string; value: string; about: string }): JSX.Element {
  return <div class="trade-figure"><dt>{name}</dt><dd class="figures"><strong>{value}</strong><span class="trade-about">{about}</span></dd></div>;
}

/** The words are in the legend, and in the name of the bar for who does not see it. */
function Bar({ counted, named }: { counted: CallsCounted; named: string }): JSX.Element {
  const divided = parts(counted);
  const says = divided.map(({ went, calls }) => `${t(went)} ${calls}`).join(", ");
  return <span class="calls-bar" role="img" aria-label={`${named} ${says}`}>{divided.map(({ went, share, tone }) => <i key={went} class={`calls-${tone}`} style={{ inlineSize: `${share}%` }} />)}</span>;
}

function Falls({ falls }: { falls: readonly FallCounted[] }): JSX.Element {
  return (
    <>
      <h3>{t("falls")}</h3>
      <ul class="calls-falls small" role="list">
        {falls.map(({ why, side, calls }) => <li key={`${why}${side}`}><span>{t(why)} <span class="soft">({t(side)})</span></span><strong class="figures">{calls}</strong></li>)}
      </ul>
    </>
  );
}

/** One call of these: what both pages and our server say of it, and all that was noted; who looks is kept. */
function Troubled({ one }: { one: TroubledCall }): JSX.Element {
  const open = useSignal(false);
  return (
    <details class="calls-one small" onToggle={(event) => { open.value = event.currentTarget.open; }}>
      <summary><span class="figures">{one.reference}</span> <span class="soft">{dayAndHour(one.ended_at)}</span> <Badge tone={one.went === "fell_back" ? "warning" : "danger"}>{t(`one_${one.went}`)}</Badge></summary>
      {open.value && <><Went contact={one.contact} /><Happened path={`/api/contacts/${one.contact}/call/happenings`} /></>}
    </details>
  );
}
