import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Field } from "../../kit/components/Field";
import { pick } from "../../kit/i18n";
import type { AllSessions, SessionCard, SessionForm } from "../../wire";
import { callOffSession, readSession, saveSession } from "../calls/sessions";
import { DurationField } from "../fields/DurationField";
import { LabelField } from "../fields/LabelField";
import { NumberField } from "../fields/NumberField";
import { Draft, type Kept } from "../form/draft";
import { instantOf, wallOf } from "../form/wall";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { Retire } from "../parts/Retire";
import { SaveBar } from "../parts/SaveBar";
import { addressOf, go, unsaved } from "../place";
import { t as admin } from "../words";
import { t } from "./words";

interface SessionSheetProps { id: string; kept: Kept<SessionForm>; phase: SessionCard["phase"]; taken: number; all: AllSessions; isNew?: boolean }

/** A session: what about, when and for how many, and by whom. */
export function SessionSheet({ id, kept, phase, taken, all, isNew = false }: SessionSheetProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const draft = useMemo(() => new Draft<SessionForm>({ version: kept.version, form: kept.form, findings: kept.findings }, {
    named: () => "session",
    read: () => readSession(id),
    write: (version, form) => saveSession(id, version, form),
  }), [id]);
  useEffect(() => title.current?.focus(), []);
  const saved = (): void => {
    if (isNew) { unsaved.value = false; go("sessions", id); }
  };
  const form = draft.form.value;
  const name = pick(form.title) || form.title.fr || form.title.en;
  const changes = phase === "planned" || phase === "open";
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <header class="page-head"><a class="back" href={addressOf("sessions")}>{admin("section_sessions")}</a>
        <h1 ref={title} tabIndex={-1}>{name || t("add")}</h1>
        {!isNew && changes && <div class="ways"><Retire label={t("call_off")} title={t("call_off_title", { name })} why={t("call_off_why", { n: taken })} deed={() => callOffSession(id, draft.kept.value.version)} onDone={() => { unsaved.value = false; go("sessions"); }} /></div>}
      </header>
      {!changes && <Banner tone="info">{t("no_more")}</Banner>}
      <What draft={draft} />
      <When draft={draft} zone={all.zone} />
      <Who draft={draft} all={all} />
      {changes && <SaveBar draft={draft} onSaved={saved} isNew={isNew} />}
    </form>
  );
}

function What({ draft }: { draft: Draft<SessionForm> }): JSX.Element {
  const { title, about } = draft.form.value;
  return (
    <Part title={t("part_what")} why={t("part_what_why")}>
      <LabelField label={t("title")} value={title} onValue={(said) => draft.change({ title: said })} at={(tongue) => draft.at(tongue === "fr" ? "title" : "title/en")} />
      <div class="pair">
        <Field label={admin("in_french", { label: t("about") })} multiline rows={4} maxLength={1000} optional value={about.fr} error={draft.at("about/fr").error} onValue={(fr) => draft.change({ about: { ...draft.form.value.about, fr } })} />
        <Field label={admin("in_english", { label: t("about") })} multiline rows={4} maxLength={1000} optional value={about.en} error={draft.at("about/en").error} onValue={(en) => draft.change({ about: { ...draft.form.value.about, en } })} />
      </div>
    </Part>
  );
}

function When({ draft, zone }: { draft: Draft<SessionForm>; zone: string }): JSX.Element {
  const { starts_at, length, places } = draft.form.value;
  const wall = starts_at ? wallOf(starts_at, zone) : "";
  return (
    <Part title={t("part_when")} why={t("part_when_why")}>
      <div class="trio">
        <Field label={t("starts")} type="datetime-local" value={wall} error={draft.at("starts_at").error} onValue={(value) => draft.change({ starts_at: instantOf(value, zone) || null })} />
        <DurationField label={t("length")} value={length} onValue={(value) => draft.change({ length: value ?? "1 h" })} told={draft.at("length")} />
        <NumberField label={t("places")} hint={t("places_hint")} min={1} value={places} onValue={(value) => draft.change({ places: value ?? 1 })} told={draft.at("places")} />
      </div>
    </Part>
  );
}

function Who({ draft, all }: { draft: Draft<SessionForm>; all: AllSessions }): JSX.Element {
  const { presenter, moderator } = draft.form.value;
  const people = all.people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Part title={t("part_who")}>
      <div class="pair">
        <Pick label={t("presenter")} prompt={admin("choose")} value={presenter ?? ""} options={people} onValue={(value) => draft.change({ presenter: value || null })} told={draft.at("presenter")} />
        <Pick label={t("moderator")} prompt={t("nobody")} value={moderator ?? ""} options={people.filter(({ value }) => value !== presenter)} onValue={(value) => draft.change({ moderator: value || null })} told={draft.at("moderator")} />
      </div>
    </Part>
  );
}
