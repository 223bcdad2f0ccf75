import type { JSX } from "preact";
import { newId } from "../../kit/api";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import { dayAndHour } from "../../kit/when";
import type { AllDiaries, DiaryForm, DiaryRow, Overview } from "../../wire";
import { readDiaries, readDiary } from "../calls/diaries";
import { closedWeek } from "../fields/WeekField";
import type { Kept } from "../form/draft";
import { Loaded } from "../parts/Loaded";
import { addressOf, go } from "../place";
import { t as admin } from "../words";
import { DiarySheet } from "./DiarySheet";
import { t } from "./words";

/** When people can be called back: the desks and the advisors' diaries of one's agency, and the sheet of one. */
export function DiariesPage({ id, house }: { id: string | null; house: Overview }): JSX.Element {
  return (
    <Loaded of={`diaries/${id ?? ""}`} read={readDiaries}>{(all) => {
      if (id?.startsWith("new-")) {
        const [, kind, ...key] = id.split("-");
        return <DiarySheet key={id} id={key.join("-")} kept={blank(kind === "desk" ? "desk" : "referent")} all={all} house={house} isNew />;
      }
      if (id) return <Loaded key={id} of={id} read={() => readDiary(id)}>{(kept) => <DiarySheet id={id} kept={kept} all={all} house={house} />}</Loaded>;
      return <Lists all={all} />;
    }}</Loaded>
  );
}

function Lists({ all }: { all: AllDiaries }): JSX.Element {
  const of = (kind: DiaryRow["kind"]): DiaryRow[] => all.diaries.filter((each) => each.kind === kind);
  return (
    <>
      <header class="page-head"><h1>{admin("section_diaries")}</h1><p class="soft">{t("why")}</p>
        <div class="ways">
          <Button icon="plus" onClick={() => go("diaries", `new-desk-${newId()}`)}>{t("add_desk")}</Button>
          {all.without.length > 0 && <Button look="primary" icon="plus" onClick={() => go("diaries", `new-referent-${newId()}`)}>{t("add_referent")}</Button>}
        </div>
      </header>
      <List title={t("desks")} none={t("no_desk")} rows={of("desk")} zone={all.zone} />
      <List title={t("referents")} none={t("no_referent")} rows={of("referent")} zone={all.zone} />
    </>
  );
}

interface ListProps { title: string; none: string; rows: readonly DiaryRow[]; zone: string }

function List({ title, none, rows, zone }: ListProps): JSX.Element {
  return (
    <section class="part" aria-label={title}>
      <header class="part-head"><h2>{title}</h2></header>
      {rows.length === 0 && <p class="soft">{none}</p>}
      <ul role="list" class="rows">
        {rows.map((row) => (
          <li key={row.id}><a class="row" href={addressOf("diaries", row.id)}>
            <span class="row-name" dir="auto">{row.advisor?.name ?? (row.name && pick(row.name))}</span>
            <span class="row-facts"><span>{row.free_at ? t("free_at", { when: dayAndHour(row.free_at, zone) }) : t("free_never")}</span>
              <span class="soft">{[row.kind === "desk" ? t("seats_n", { n: row.seats }) : "", t("booked_n", { n: row.booked })].filter(Boolean).join(" · ")}</span></span>
            <Icon name="forward" />
          </a></li>
        ))}
      </ul>
    </section>
  );
}

function blank(kind: DiaryForm["kind"]): Kept<DiaryForm> {
  const usual = ["09:00-12:00", "14:00-17:00"];
  const week = { ...closedWeek, monday: usual, tuesday: usual, wednesday: usual, thursday: usual, friday: usual };
  return { version: "", findings: [], form: {
    kind, advisor: null, name: { fr: "", en: "" }, seats: 1, week, closures: [], length: "30 min", step: "30 min", before: "0 min", after: "0 min", lead: "2 h", horizon: 60, motives: [],
  } };
}
