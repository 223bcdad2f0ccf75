import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Overview, SkillForm } from "../../wire";
import { readOverview } from "../calls/readOverview";
import { saveSkills } from "../calls/saveSkills";
import { LabelField } from "../fields/LabelField";
import { TextField } from "../fields/TextField";
import { Draft } from "../form/draft";
import { readHouse } from "../house";
import { SaveBar } from "../parts/SaveBar";
import { t } from "../words";

interface Skills { skills: SkillForm[] }

/** What not everybody knows: a code for the file, words for people, and whether a ring may ever do without it. */
export function SkillsPage({ house }: { house: Overview }): JSX.Element {
  const draft = useMemo(() => new Draft<Skills>(
    { version: house.skills.version, form: { skills: house.skills.forms }, findings: house.skills.findings },
    {
      named: () => "skills",
      read: async () => kept((await readOverview()).skills),
      write: async (version, { skills }) => kept(await saveSkills(version, skills)),
    },
  ), []);
  const { skills } = draft.form.value;
  const known = new Set(draft.kept.value.form.skills.map(({ code }) => code));
  const put = (n: number, part: Partial<SkillForm>): void => draft.change({ skills: skills.map((each, index) => (index === n ? { ...each, ...part } : each)) });
  const told = { error: null, warning: null };
  const elsewhere = draft.errors.value.filter(({ at }) => !at.startsWith("skills/"));
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <header class="page-head"><h1>{t("section_skills")}</h1><p class="soft">{t("skills_why")}</p></header>
      {elsewhere.length > 0 && <ul class="elsewhere" role="alert">{elsewhere.map((each) => <li key={each.at + each.en}><b>{each.at}</b> – {pick(each)}</li>)}</ul>}
      <ul role="list" class="cards">
        {skills.map((skill, n) => (
          <li key={n} class="part part-tight">
            <LabelField label={t("name")} value={skill.label} onValue={(label) => put(n, { label })} at={(path) => draft.at(`${skill.code}/label/${path}`)} />
            <div class="card-foot">
              <TextField label={t("code")} value={skill.code} readOnly={known.has(skill.code)} onValue={(code) => put(n, { code })} told={skill.code ? draft.at(`${skill.code}/slug`) : told} />
              <label class="tick"><input type="checkbox" checked={skill.must} onChange={() => put(n, { must: !skill.must })} /><span>{t("must_long")}</span></label>
              <Button look="quiet" icon="close" aria-label={t("take_away", { what: pick(skill.label) || skill.code })} onClick={() => draft.change({ skills: skills.filter((_, index) => index !== n) })}>{t("take_it_away")}</Button>
            </div>
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => draft.change({ skills: [...skills, { code: "", label: { fr: "", en: "" }, must: false }] })}>{t("add_skill_new")}</Button>
      <SaveBar draft={draft} onSaved={() => void readHouse()} />
    </form>
  );
}

function kept({ version, forms, findings }: Overview["skills"]) {
  return { version, form: { skills: forms }, findings };
}
