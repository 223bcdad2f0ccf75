import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Overview, QueueForm } from "../../wire";
import { readQueue } from "../calls/readQueue";
import { retireQueue } from "../calls/retireQueue";
import { saveQueue } from "../calls/saveQueue";
import { ClosuresField } from "../fields/ClosuresField";
import { LabelField } from "../fields/LabelField";
import { Languages } from "../fields/Languages";
import { Levels } from "../fields/Levels";
import { TextField } from "../fields/TextField";
import { Warned } from "../fields/Warned";
import { WeekField, closedWeek } from "../fields/WeekField";
import { Draft, type Kept } from "../form/draft";
import { readHouse } from "../house";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { Retire } from "../parts/Retire";
import { SaveBar } from "../parts/SaveBar";
import { YearPicture } from "../parts/YearPicture";
import { addressOf, go, unsaved } from "../place";
import { t } from "../words";
import { Motives } from "./Motives";
import { Rings } from "./Rings";
import { Delays } from "./Delays";

interface QueueSheetProps { id: string; kept: Kept<QueueForm>; house: Overview; isNew?: boolean }

/** All that a queue is, on one sheet. */
export function QueueSheet({ id, kept, house, isNew = false }: QueueSheetProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const draft = useMemo(() => new Draft<QueueForm>(kept, {
    named: (form) => `queues/${form.slug}`,
    read: () => readQueue(id),
    write: (version, form) => saveQueue(id, version, form),
  }), [id]);
  useEffect(() => title.current?.focus(), []);
  const form = draft.form.value;
  const at = (path: string) => draft.at(path);
  const saved = (): void => {
    void readHouse();
    if (isNew) { unsaved.value = false; go("queues", id); }
  };
  const skills = house.skills.forms;
  const never = draft.findings.value.find(({ at: where }) => where === `queues/${form.slug}/week`);
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <header class="page-head">
        <a class="back" href={addressOf("queues")}>{t("section_queues")}</a>
        <h1 ref={title} tabIndex={-1}>{pick(form.name) || t("new_queue")}</h1>
        {!isNew && <div class="ways">
          <a class="button button-secondary" href={addressOf("trial", id)}>{t("try_it")}</a>
          <Retire label={t("retire_queue")} title={t("retire_queue_title", { name: pick(form.name) })} why={t("retire_queue_why")}
            deed={() => retireQueue(id, draft.kept.value.version)} onDone={() => { unsaved.value = false; void readHouse(); go("queues"); }} />
        </div>}
      </header>
      {draft.whole().map((each) => <Banner key={each.en} tone={each.level === "error" ? "danger" : "warning"} live="status">{pick(each)}</Banner>)}

      <Part title={t("part_what")} why={t("part_what_why")}>
        <LabelField label={t("name")} value={form.name} onValue={(name) => draft.change({ name })} at={(path) => at(`name/${path}`)} />
        <div class="pair">
          <Pick label={t("agency")} value={form.agency} options={house.agencies.map(({ slug, name }) => ({ value: slug, label: name }))} onValue={(agency) => draft.change({ agency })} told={at("agency")} />
          <TextField label={t("slug")} hint={t("slug_hint")} value={form.slug} readOnly={!isNew} onValue={(slug) => draft.change({ slug })} told={at("slug")} />
        </div>
        <Languages value={form.languages} onValue={(languages) => draft.change({ languages })} told={at("languages")} />
        <Levels legend={t("asks_for")} hint={t("asks_for_hint")} skills={skills} value={form.skills} onValue={(value) => draft.change({ skills: value })} told={at("skills")} />
      </Part>
      <Part title={t("part_motives")} why={t("part_motives_why")}><Motives draft={draft} skills={skills} /></Part>
      <Part title={t("part_rings")} why={t("part_rings_why")}><Rings draft={draft} house={house} /></Part>
      <Delays draft={draft} house={house} id={id} />
      <Part title={t("part_hours")} why={t("part_hours_why")}>
        <WeekField legend={t("week")} value={form.week ?? closedWeek} onValue={(week) => draft.change({ week })} at={at} />
        {never && <Warned told={{ error: null, warning: pick(never) }} />}
        <label class="tick"><input type="checkbox" checked={form.open_on_holidays} onChange={() => draft.change({ open_on_holidays: !form.open_on_holidays })} /><span>{t("open_on_holidays")}</span></label>
        <ClosuresField value={form.closures} onValue={(closures) => draft.change({ closures })} at={at} />
        {!isNew && <YearPicture kind="queues" id={id} version={draft.kept.value.version} onOverrule={(day, label) => draft.change({ closures: [...form.closures, { day, label, span: null, is_open: true }] })} />}
      </Part>
      <SaveBar draft={draft} onSaved={saved} isNew={isNew} />
      {isNew && <Button look="quiet" onClick={() => { unsaved.value = false; go("queues"); }}>{t("cancel")}</Button>}
    </form>
  );
}
