import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { MotiveForm, QueueForm, SkillForm } from "../../wire";
import { DurationField } from "../fields/DurationField";
import { LabelField } from "../fields/LabelField";
import { Levels } from "../fields/Levels";
import { Steps } from "../fields/Steps";
import { TextField } from "../fields/TextField";
import { Warned } from "../fields/Warned";
import type { Draft } from "../form/draft";
import { t } from "../words";

interface MotivesProps { draft: Draft<QueueForm>; skills: readonly SkillForm[] }

/** Why people come, in the order in which they see it. */
export function Motives({ draft, skills }: MotivesProps): JSX.Element {
  const { motives } = draft.form.value;
  const kept = new Set(draft.kept.value.form.motives.map(({ slug }) => slug));
  const put = (n: number, part: Partial<MotiveForm>): void => draft.change({ motives: motives.map((each, index) => (index === n ? { ...each, ...part } : each)) });
  return (
    <>
      <Steps of={motives} onOrder={(order) => draft.change({ motives: order })} name={(each, n) => pick(each.label) || t("motive_n", { n: n + 1 })} keyOf={(_, n) => n}>
        {(motive, n) => {
          const at = (path: string) => draft.at(`motives/${motive.slug}/${path}`);
          return <>
            <LabelField label={t("motive")} value={motive.label} onValue={(label) => put(n, { label })} at={(path) => at(`label/${path}`)} />
            <details class="more" open={!kept.has(motive.slug) || Boolean(at("skills").warning ?? at("promise").error)}>
              <summary>{t("motive_more")}</summary>
              <div class="pair">
                <TextField label={t("slug")} value={motive.slug} readOnly={kept.has(motive.slug)} onValue={(slug) => put(n, { slug })} told={at("slug")} />
                <DurationField label={t("motive_promise")} hint={t("motive_promise_hint")} optional value={motive.promise} onValue={(promise) => put(n, { promise })} told={at("promise")} />
              </div>
              <Levels legend={t("motive_skills")} skills={skills} value={motive.skills} onValue={(value) => put(n, { skills: value })} told={at("skills")} />
            </details>
          </>;
        }}
      </Steps>
      <Warned told={motives.length === 0 ? draft.at("motives") : { error: null, warning: null }} group />
      <Button icon="plus" onClick={() => draft.change({ motives: [...motives, { slug: "", label: { fr: "", en: "" }, skills: {}, promise: null }] })}>{t("add_motive")}</Button>
    </>
  );
}
