import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import { Button } from "../../kit/components/Button";
import { Badge } from "../../kit/components/Badge";
import { announce } from "../../kit/components/Announcer";
import { pick } from "../../kit/i18n";
import { dateKey, dayAndHour, hourOf } from "../../kit/when";
import { differ, here } from "../../kit/zones";
import type { SessionCard } from "../../wire";
import { dayName, shortMonth } from "../booking/tell";
import { linkOf, remember } from "./mine";
import { Register } from "./Register";
import "./sessions.css";
import { t } from "./words";

interface SessionsProps { sessions: readonly SessionCard[]; name: string }

/** What the agency announces, the next one first. */
export function Sessions({ sessions, name }: SessionsProps): JSX.Element {
  return (
    <section class="queue-card sessions" aria-labelledby="sessions">
      <header><h2 id="sessions">{t("sessions")}</h2><p class="soft small">{t("sessions_why")}</p></header>
      <ul role="list" class="session-list">
        {sessions.map((session) => <li key={session.id}><Card session={session} name={name} /></li>)}
      </ul>
    </section>
  );
}

function Card({ session, name }: { session: SessionCard; name: string }): JSX.Element {
  const link = useSignal(linkOf(session));
  const taken = (given: string): void => {
    if (link.peek() === null) announce(t("registered"));
    link.value = given;
    remember(session.id, given);
  };
  const { title, about, presenter, starts_at, zone, minutes } = session;
  const elsewhere = differ(zone, here(), starts_at);
  return (
    <article class="session">
      <Leaf at={starts_at} zone={zone} />
      <div class="session-words">
        <h3>{pick(title)}</h3>
        <p class="session-when">
          <time dateTime={starts_at}>{dayAndHour(starts_at, zone)}</time>
          {elsewhere && <strong>{t("your_time", { when: sameDay(starts_at, zone) ? hourOf(starts_at, here()) : dayAndHour(starts_at, here()) })}</strong>}
        </p>
        <p class="small soft">{[t("by", { name: presenter }), t("lasts", { m: minutes })].join(" · ")}</p>
        {pick(about) && <p class="session-about">{pick(about)}</p>}
        <div class="session-foot">
          <Standing session={session} held={link.value !== null} />
          <Way session={session} link={link.value} name={name} onTaken={taken} />
        </div>
      </div>
    </article>
  );
}

/** A leaf of a calendar: the day there, at a glance; the words beside it say the same. */
function Leaf({ at, zone }: { at: string; zone: string }): JSX.Element {
  const day = dateKey(at, zone);
  return (
    <div class="session-leaf" aria-hidden="true" title={dayName(day)}>
      <span class="session-month">{shortMonth(day)}</span>
      <span class="session-day">{Number(day.slice(-2))}</span>
      <span class="session-hour">{hourOf(at, zone)}</span>
    </div>
  );
}

function Standing({ session: { phase, left }, held }: { session: SessionCard; held: boolean }): JSX.Element {
  const marks = [
    phase === "live" ? <Badge key="live" tone="danger">{t("live_now")}</Badge> : phase === "open" ? <Badge key="open" tone="success">{t("doors_open")}</Badge> : null,
    held ? <span key="held" class="session-held"><Icon name="check" size={18} />{t("registered")}</span> : <span key="left" class={left > 0 ? "soft small" : "small session-full"}>{t("left", { n: left })}</span>,
  ];
  return <p class="session-marks">{marks}</p>;
}

interface WayProps { session: SessionCard; link: string | null; name: string; onTaken: (link: string) => void }

function Way({ session, link, name, onTaken }: WayProps): JSX.Element | null {
  const title = pick(session.title);
  if (link !== null) {
    const now = session.phase === "live" || session.phase === "open";
    return <a class={`button ${now ? "button-primary" : "button-secondary"}`} href={`/session#${link}`} aria-label={t(now ? "join_session" : "open_place_for", { title })}>
      {now && <Icon name="camera" />}{t(now ? "join" : "open_place")}</a>;
  }
  return session.left > 0 ? <Register session={session} name={name} onTaken={onTaken} /> : <Button disabled>{t("register")}</Button>;
}

function sameDay(at: string, zone: string): boolean {
  return dateKey(at, zone) === dateKey(at, here());
}
