import type { JSX } from "preact";
import { newId } from "../../kit/api";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import { dayAndHour } from "../../kit/when";
import type { AllSessions, SessionForm, SessionRow } from "../../wire";
import { readSession, readSessions } from "../calls/sessions";
import type { Kept } from "../form/draft";
import { Loaded } from "../parts/Loaded";
import { addressOf, go } from "../place";
import { t as admin } from "../words";
import { SessionSheet } from "./SessionSheet";
import { t } from "./words";

const fresh = "new-";

/** The group sessions of one's agency, with their figures, and the sheet of one. */
export function SessionsPage({ id }: { id: string | null }): JSX.Element {
  return (
    <Loaded of={`sessions/${id ?? ""}`} read={readSessions}>{(all) => {
      if (id?.startsWith(fresh)) return <SessionSheet key={id} id={id.slice(fresh.length)} kept={blank} phase="planned" taken={0} all={all} isNew />;
      if (id) return <Loaded key={id} of={id} read={() => readSession(id)}>{(kept) => <SessionSheet id={id} kept={kept} phase={kept.phase} taken={kept.taken} all={all} />}</Loaded>;
      return <Lists all={all} />;
    }}</Loaded>
  );
}

function Lists({ all: { sessions, zone } }: { all: AllSessions }): JSX.Element {
  const coming = sessions.filter(isComing).reverse();
  const past = sessions.filter((each) => !isComing(each));
  return (
    <>
      <header class="page-head"><h1>{admin("section_sessions")}</h1><p class="soft">{t("why")}</p>
        <div class="ways"><Button look="primary" icon="plus" onClick={() => go("sessions", `${fresh}${newId()}`)}>{t("add")}</Button></div>
      </header>
      <List title={t("coming")} none={t("no_coming")} rows={coming} zone={zone} />
      {past.length > 0 && <List title={t("past")} none={t("none")} rows={past} zone={zone} />}
    </>
  );
}

function isComing({ phase }: SessionRow): boolean {
  return phase === "planned" || phase === "open" || phase === "live";
}

interface ListProps { title: string; none: string; rows: readonly SessionRow[]; zone: string }

function List({ title, none, rows, zone }: ListProps): JSX.Element {
  return (
    <section class="part" aria-label={title}>
      <header class="part-head"><h2>{title}</h2></header>
      {rows.length === 0 && <p class="soft">{none}</p>}
      <ul role="list" class="rows">
        {rows.map((row) => (
          <li key={row.id}><a class="row" href={addressOf("sessions", row.id)}>
            <span class="row-name" dir="auto">{pick(row.title)}</span>
            <span class="row-facts"><span>{dayAndHour(row.starts_at, zone)} · {row.presenter}</span><span class="soft">{figures(row)}</span></span>
            <Icon name="forward" />
          </a></li>
        ))}
      </ul>
    </section>
  );
}

function figures({ phase, taken, places, came, most, questions, answered }: SessionRow): JSX.Element {
  const tone = phase === "live" ? "danger" : phase === "open" ? "success" : "neutral";
  const said = isEarly(phase) ? [t("taken", { taken, places })] : [t("came", { taken, came, most }), t("asked", { n: questions, answered })];
  return <>{phase !== "planned" && <Badge tone={tone}>{t(`phase_${phase}`)}</Badge>} {said.join(" · ")}</>;
}

function isEarly(phase: SessionRow["phase"]): boolean {
  return phase === "planned" || phase === "open" || phase === "called_off";
}

const blank: Kept<SessionForm> = { version: "", findings: [], form: {
  title: { fr: "", en: "" }, about: { fr: "", en: "" }, presenter: null, moderator: null, starts_at: null, length: "1 h", places: 200,
} };
