import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { SkillForm } from "../../wire";
import type { Told } from "../form/draft";
import { t } from "../words";
import { Warned } from "./Warned";

interface LevelsProps {
  legend: string; hint?: string; skills: readonly SkillForm[]; value: Readonly<Record<string, number>>;
  onValue: (value: Record<string, number>) => void; told: Told;
}

const levels = [1, 2, 3, 4, 5];

/** Skills, each at a level. */
export function Levels({ legend, hint, skills, value, onValue, told }: LevelsProps): JSX.Element {
  const rest = skills.filter(({ code }) => !(code in value));
  const name = (code: string): string => {
    const skill = skills.find((each) => each.code === code);
    return skill ? pick(skill.label) : code;
  };
  const without = (code: string): Record<string, number> => Object.fromEntries(Object.entries(value).filter(([each]) => each !== code));
  return (
    <fieldset class="levels">
      <legend class="field-label">{legend}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      <Warned told={told} group>
        <ul role="list" class="levels-list">
          {Object.entries(value).map(([code, level]) => (
            <li key={code} class="level">
              <span class="level-name">{name(code)}{skills.find((each) => each.code === code)?.must && <span class="badge badge-warning">{t("must")}</span>}</span>
              <select class="field-input" aria-label={t("level_of", { skill: name(code) })} value={String(level)} onChange={(event) => onValue({ ...value, [code]: Number(event.currentTarget.value) })}>
                {levels.map((each) => <option key={each} value={String(each)}>{t("level", { n: each })}</option>)}
              </select>
              <Button look="quiet" icon="close" aria-label={t("take_away", { what: name(code) })} onClick={() => onValue(without(code))} />
            </li>
          ))}
        </ul>
        {rest.length > 0 && (
          <select class="field-input levels-add" aria-label={t("add_skill_to", { to: legend })} value="" onChange={(event) => { if (event.currentTarget.value) onValue({ ...value, [event.currentTarget.value]: 1 }); }}>
            <option value="">{t("add_skill")}</option>
            {rest.map((skill) => <option key={skill.code} value={skill.code}>{pick(skill.label)}</option>)}
          </select>
        )}
        {Object.keys(value).length === 0 && rest.length === 0 && <p class="soft small">{t("no_skills")}</p>}
      </Warned>
    </fieldset>
  );
}
