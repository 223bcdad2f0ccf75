import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { pick } from "../../kit/i18n";
import type { AllDiaries, DiaryForm, Overview } from "../../wire";
import { readDiary, retireDiary, saveDiary } from "../calls/diaries";
import { Choices } from "../fields/Choices";
import { ClosuresField } from "../fields/ClosuresField";
import { DurationField } from "../fields/DurationField";
import { LabelField } from "../fields/LabelField";
import { NumberField } from "../fields/NumberField";
import { closedWeek, WeekField } from "../fields/WeekField";
import { Draft, type Kept } from "../form/draft";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { Retire } from "../parts/Retire";
import { SaveBar } from "../parts/SaveBar";
import { addressOf, go, unsaved } from "../place";
import { t as admin } from "../words";
import { Preview } from "./Preview";
import { t } from "./words";

interface DiarySheetProps { id: string; kept: Kept<DiaryForm>; all: AllDiaries; house: Overview; isNew?: boolean }

/** A diary: whose it is, its hours, how they are cut, and next week drawn as one writes. */
export function DiarySheet({ id, kept, all, house, isNew = false }: DiarySheetProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const draft = useMemo(() => new Draft<DiaryForm>(kept, {
    named: () => "diary",
    read: () => readDiary(id),
    write: (version, form) => saveDiary(id, version, form),
  }), [id]);
  useEffect(() => title.current?.focus(), []);
  const saved = (): void => {
    if (isNew) { unsaved.value = false; go("diaries", id); }
  };
  const name = nameOf(draft.form.value, all);
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <header class="page-head"><a class="back" href={addressOf("diaries")}>{admin("section_diaries")}</a>
        <h1 ref={title} tabIndex={-1}>{name || t(kept.form.kind === "desk" ? "new_desk" : "new_diary")}</h1>
        {!isNew && <div class="ways"><Retire label={t("retire")} title={t("retire_title", { name })} why={t("retire_why")} deed={() => retireDiary(id, draft.kept.value.version)} onDone={() => { unsaved.value = false; go("diaries"); }} /></div>}
      </header>
      {draft.form.value.kind === "desk" ? <Desk draft={draft} house={house} /> : <Referent draft={draft} all={all} isNew={isNew} name={name} />}
      <Part title={t("part_hours")} why={t("part_hours_why")}>
        <WeekField legend={t("week")} value={draft.form.value.week ?? closedWeek} onValue={(week) => draft.change({ week })} at={(path) => draft.at(path)} />
        <ClosuresField value={draft.form.value.closures} onValue={(closures) => draft.change({ closures })} at={(path) => draft.at(path)} />
      </Part>
      <Cut draft={draft} />
      <Preview id={id} form={draft.form.value} />
      <SaveBar draft={draft} onSaved={saved} isNew={isNew} />
    </form>
  );
}

const unnamed = { fr: "", en: "" };

function nameOf(form: DiaryForm, all: AllDiaries): string {
  if (form.kind === "desk") return pick(form.name ?? unnamed);
  const theirs = all.diaries.find(({ advisor }) => advisor?.id === form.advisor)?.advisor ?? all.without.find((each) => each.id === form.advisor);
  return theirs?.name ?? "";
}

function Referent({ draft, all, isNew, name }: { draft: Draft<DiaryForm>; all: AllDiaries; isNew: boolean; name: string }): JSX.Element | null {
  if (!isNew) return null;
  const { advisor } = draft.form.value;
  const options = all.without.map((each) => ({ value: each.id, label: each.name }));
  return (
    <Part title={t("part_whose")}>
      <Pick label={t("advisor")} prompt={admin("choose")} value={advisor ?? ""} options={name && advisor && !options.some(({ value }) => value === advisor) ? [...options, { value: advisor, label: name }] : options}
        onValue={(value) => draft.change({ advisor: value || null })} told={draft.at("advisor")} />
    </Part>
  );
}

function Desk({ draft, house }: { draft: Draft<DiaryForm>; house: Overview }): JSX.Element {
  const form = draft.form.value;
  const motives = house.queues.filter(({ agency }) => agency === house.agency).flatMap((queue) => queue.motives);
  return (
    <Part title={t("part_whose")}>
      <LabelField label={t("name")} value={form.name ?? unnamed} onValue={(name) => draft.change({ name })} at={(language) => draft.at(`name/${language}`)} />
      <NumberField label={t("seats")} hint={t("seats_hint")} min={1} value={form.seats} onValue={(seats) => draft.change({ seats: seats ?? 1 })} told={draft.at("seats")} />
      <Choices legend={t("motives")} hint={t("motives_hint")} chosen={form.motives} onChosen={(chosen) => draft.change({ motives: [...chosen].sort() })} told={draft.at("motives")}
        options={motives.map(({ id, label }) => ({ value: id, label: pick(label) }))} />
    </Part>
  );
}

const lengths = ["length", "step", "before", "after", "lead"] as const;

function Cut({ draft }: { draft: Draft<DiaryForm> }): JSX.Element {
  const form = draft.form.value;
  return (
    <Part title={t("part_cut")}>
      <div class="trio">
        {lengths.map((each) => <DurationField key={each} label={t(each)} value={form[each]} onValue={(value) => draft.change({ [each]: value ?? "0 min" })} told={draft.at(each)} />)}
        <NumberField label={t("horizon")} hint={t("horizon_hint")} min={1} value={form.horizon} onValue={(horizon) => draft.change({ horizon: horizon ?? 1 })} told={draft.at("horizon")} />
      </div>
    </Part>
  );
}
