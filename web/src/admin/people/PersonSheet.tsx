import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { pick } from "../../kit/i18n";
import type { Overview, PersonForm } from "../../wire";
import { readPerson } from "../calls/readPerson";
import { retirePerson } from "../calls/retirePerson";
import { savePerson } from "../calls/savePerson";
import { Choices } from "../fields/Choices";
import { Languages } from "../fields/Languages";
import { Levels } from "../fields/Levels";
import { NumberField } from "../fields/NumberField";
import { TextField } from "../fields/TextField";
import { WeekField, closedWeek } from "../fields/WeekField";
import { Draft, type Kept } from "../form/draft";
import { readHouse } from "../house";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { Retire } from "../parts/Retire";
import { SaveBar } from "../parts/SaveBar";
import { addressOf, go, unsaved } from "../place";
import { channelName } from "../../kit/channels";
import { t } from "../words";

interface PersonSheetProps { id: string; kept: Kept<PersonForm>; house: Overview; isNew?: boolean }

const roles = ["advisor", "supervisor", "administrator"] as const;

/** Who somebody is here, what they serve and know, and how much they can hold. */
export function PersonSheet({ id, kept, house, isNew = false }: PersonSheetProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const draft = useMemo(() => new Draft<PersonForm>(kept, {
    named: ({ login }) => `people/${login}`,
    read: () => readPerson(id),
    write: (version, form) => savePerson(id, version, form),
  }), [id]);
  useEffect(() => title.current?.focus(), []);
  const form = draft.form.value;
  const at = (path: string) => draft.at(path);
  const limit = (kind: string, most: number | null): void => draft.change({
    limits: { ...Object.fromEntries(Object.entries(form.limits).filter(([each]) => each !== kind)), ...(most === null ? {} : { [kind]: most }) },
  });
  const saved = (): void => {
    void readHouse();
    if (isNew) { unsaved.value = false; go("people", id); }
  };
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <header class="page-head">
        <a class="back" href={addressOf("people")}>{t("section_people")}</a>
        <h1 ref={title} tabIndex={-1} dir="auto">{form.name || t("new_person")}</h1>
        {!isNew && <div class="ways"><Retire label={t("retire_person")} title={t("retire_person_title", { name: form.name })} why={t("retire_person_why")}
          deed={() => retirePerson(id, draft.kept.value.version)} onDone={() => { unsaved.value = false; void readHouse(); go("people"); }} /></div>}
      </header>
      {isNew && <Banner tone="info">{t("new_person_why")}</Banner>}
      <Part title={t("part_who")}>
        <div class="pair">
          <TextField label={t("name")} value={form.name} onValue={(name) => draft.change({ name })} told={at("name")} />
          <TextField label={t("login")} value={form.login} readOnly={!isNew} onValue={(login) => draft.change({ login })} told={at("slug")} />
        </div>
        <div class="pair">
          <Pick label={t("agency")} value={form.agency} options={house.agencies.map(({ slug, name }) => ({ value: slug, label: name }))} onValue={(agency) => draft.change({ agency })} told={at("agency")} />
          <Pick label={t("role")} value={form.role} options={roles.map((role) => ({ value: role, label: t(`role_${role}`) }))} onValue={(role) => draft.change({ role: role as PersonForm["role"] })} told={at("role")} />
        </div>
        <Languages value={form.languages} onValue={(languages) => draft.change({ languages })} told={at("languages")} />
      </Part>
      <Part title={t("part_serves")} why={t("part_serves_why")}>
        <Choices legend={t("serves")} told={at("serves")} chosen={form.serves} onChosen={(serves) => draft.change({ serves: serves.sort() })} options={house.queues.map((queue) => ({ value: queue.slug, label: pick(queue.name) }))} />
        <Levels legend={t("section_skills")} skills={house.skills.forms} value={form.skills} onValue={(skills) => draft.change({ skills })} told={at("skills")} />
      </Part>
      <Part title={t("part_holds")} why={t("part_holds_why")}>
        <NumberField label={t("capacity")} hint={t("capacity_hint")} value={form.capacity} onValue={(capacity) => draft.change({ capacity: capacity ?? 0 })} told={at("capacity")} />
        <fieldset class="weights"><legend class="field-label">{t("limits")}</legend><p class="field-hint">{t("limits_hint")}</p>
          <div class="trio">{house.channels.map(({ kind }) => <NumberField key={kind} label={channelName(kind)} optional value={form.limits[kind] ?? null} onValue={(value) => limit(kind, value)} told={at(`limits/${kind}`)} />)}</div>
        </fieldset>
      </Part>
      <Part title={t("part_when")} why={t("part_when_why")}>
        <label class="tick"><input type="checkbox" checked={form.week !== null} onChange={() => draft.change({ week: form.week ? null : { ...closedWeek, monday: ["09:00-17:00"] } })} /><span>{t("has_week")}</span></label>
        {form.week && <WeekField legend={t("works")} value={form.week} onValue={(week) => draft.change({ week })} at={at} />}
      </Part>
      <SaveBar draft={draft} onSaved={saved} isNew={isNew} />
    </form>
  );
}
