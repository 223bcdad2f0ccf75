import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { explain } from "../../kit/explain";
import { pick } from "../../kit/i18n";
import type { Refusal } from "../../kit/refusal";
import { dayAndHour } from "../../kit/when";
import type { Appointment, Motive } from "../../wire";
import { isNear } from "../joining";
import { Heading } from "../parts/Heading";
import { Sure, useAttempt } from "../parts/Sure";
import { go } from "../place";
import { OnThisDevice } from "../reminded/OnThisDevice";
import { t as page } from "../words";
import type { Door } from "./calls/doors";
import { Moving } from "./Moving";
import { TakeAway } from "./TakeAway";
import { TimeShown } from "./TimeShown";
import { t } from "./words";

interface CardProps {
  first: Appointment; door: Door; motive?: Motive | undefined;
  /** It has just been booked. */
  fresh?: boolean;
  /** One among several: no title of its own. */
  small?: boolean;
  refusal?: Refusal | null;
}

/** An appointment, and what can be done about it. */
export function AppointmentCard({ first, door, motive, fresh = false, small = false, refusal = null }: CardProps): JSX.Element {
  const [told, setTold] = useState(first);
  const [moving, setMoving] = useState(false);
  const moved = told.sequence > first.sequence;
  const news = moved || (fresh && !refusal);

  if (moving) return <Moving appointment={told} door={door} onDone={(after) => { setMoving(false); if (after) { setTold(after); announce(t("moved")); } }} />;
  return (
    <article class={`card appointment appointment-${told.state}`}>
      {!small && <Heading>{t(title(told, moved, news))}</Heading>}
      {refusal && <Banner live="status">{explain(refusal)}</Banner>}
      <When appointment={told} />
      <Stands appointment={told} news={news} />
      <Join appointment={told} door={door} />
      <Facts appointment={told} motive={motive} />
      {told.state === "booked" && <Deeds appointment={told} door={door} onMove={() => setMoving(true)} onTold={setTold} />}
      <OnThisDevice appointment={told} door={door} onTold={setTold} />
      <Statement appointment={told} door={door} />
    </article>
  );
}

function title({ state }: Appointment, moved: boolean, news: boolean): "yours" | "moved" | "booked" {
  if (state !== "booked" || !news) return "yours";
  return moved ? "moved" : "booked";
}

/** When they are called: at the hour that they booked, or in turn; and when again, if they were not reached. */
function When({ appointment }: { appointment: Appointment }): JSX.Element {
  const { diary, again_at, zone } = appointment;
  const when = again_at === null ? "" : dayAndHour(again_at, zone);
  if (diary === null) return <p><strong>{when ? t("in_turn_again", { when }) : t("in_turn")}</strong></p>;
  return <><TimeShown appointment={appointment} />{when && <Banner icon="phone" live="status"><p>{t("called_again", { when })}</p></Banner>}</>;
}

function Stands({ appointment: { state, outcome, way }, news }: { appointment: Appointment; news: boolean }): JSX.Element | null {
  const here = way === "browser";
  switch (state) {
    case "booked": return news ? <Banner tone="success"><p>{t(here ? "booked_how_here" : "booked_how")}</p></Banner> : null;
    case "due": return <Banner icon="phone" title={t("due")}><p>{t(here ? "due_how_here" : "due_how")}</p></Banner>;
    case "held": return null;
    default: return <Banner icon="calendar" live="status"><p>{t((outcome ?? "lapsed") as "lapsed")}</p></Banner>;
  }
}

/** Near its hour one can wait here to be called. */
function Join({ appointment, door }: { appointment: Appointment; door: Door }): JSX.Element | null {
  if (!isNear(appointment)) return null;
  return <div class="actions join"><Button look="primary" icon="phone" onClick={() => go({ at: "join", key: door.key })}>{page("join")}</Button><p class="small soft">{page("join_how")}</p></div>;
}

/** Whose call failed for a technical reason can show it to others. */
function Statement({ appointment: { outcome }, door }: { appointment: Appointment; door: Door }): JSX.Element | null {
  if (!outcome?.startsWith("failed_")) return null;
  return <div class="actions"><TakeAway paper={door.statement} name={t("statement_file")} icon="file">{t("statement")}</TakeAway></div>;
}

function Facts({ appointment: { way, number, reference, agency }, motive }: { appointment: Appointment; motive: Motive | undefined }): JSX.Element {
  return (
    <dl class="facts">
      {motive && <Fact name={t("motive")}>{pick(motive.label)}</Fact>}
      {way === "browser" && <Fact name={t("call")}>{t("in_browser")}</Fact>}
      {number && <Fact name={t("on")}>{number}</Fact>}
      <Fact name={page("service")}>{agency}</Fact>
      <Fact name={t("reference")}><strong class="reference">{reference}</strong></Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return <div><dt>{name}</dt><dd dir="auto">{children}</dd></div>;
}

interface DeedsProps { appointment: Appointment; door: Door; onMove: () => void; onTold: (told: Appointment) => void }

function Deeds({ appointment, door, onMove, onTold }: DeedsProps): JSX.Element {
  const [asking, setAsking] = useState<"cancel" | "cannot" | null>(null);
  const { cancel, excuse, quiet } = door;
  const end = (deed: () => Promise<Appointment>) => async (): Promise<void> => {
    onTold(await deed());
    setAsking(null);
  };
  return (
    <>
      <div class="actions deeds">
        {appointment.diary && <TakeAway paper={door.event} name="appointment.ics" icon="calendar" look="primary">{t("add")}</TakeAway>}
        <Button icon="swap" onClick={onMove}>{t("move")}</Button>
        <Button look="quiet" icon="close" onClick={() => setAsking("cancel")}>{t("cancel")}</Button>
        {excuse && <Button look="quiet" icon="alert" onClick={() => setAsking("cannot")}>{t("cannot")}</Button>}
      </div>
      {quiet && <Quiet quiet={quiet} />}
      {appointment.link && !excuse && <Link address={appointment.link} />}
      <Sure open={asking === "cancel"} title={t("cancel_sure")} how={t("cancel_how")} yes={t("cancel")} no={t("cancel_no")}
        onYes={end(cancel)} onNo={() => setAsking(null)} />
      {excuse && <Sure open={asking === "cannot"} title={t("cannot_sure")} how={t("cannot_how")} yes={t("cannot")} no={t("cancel_no")}
        onYes={end(excuse)} onNo={() => setAsking(null)} />}
    </>
  );
}

function Quiet({ quiet }: { quiet: () => Promise<Appointment> }): JSX.Element {
  const [done, setDone] = useState(false);
  const { busy, refusal, attempt } = useAttempt(async () => {
    await quiet();
    setDone(true);
  });
  if (done) return <p class="small" role="status">{t("quiet_done")}</p>;
  return (
    <div class="quiet">
      <Button look="quiet" icon="letter" busy={busy} onClick={() => void attempt()}>{t("quiet")}</Button>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
    </div>
  );
}

function Link({ address }: { address: string }): JSX.Element {
  return (
    <details class="link">
      <summary>{t("link")}</summary>
      <p class="small soft">{t("link_how")}</p>
      <p class="small link-address"><a href={address}>{address}</a></p>
    </details>
  );
}
