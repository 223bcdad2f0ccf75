import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { AgencyForm, Overview } from "../../wire";
import { readAgency } from "../calls/readAgency";
import { saveAgency } from "../calls/saveAgency";
import { ClosuresField } from "../fields/ClosuresField";
import { TextField } from "../fields/TextField";
import { Draft, type Kept } from "../form/draft";
import { readHouse } from "../house";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { SaveBar } from "../parts/SaveBar";
import { YearPicture } from "../parts/YearPicture";
import { addressOf, go, unsaved } from "../place";
import { t } from "../words";

interface AgencySheetProps { id: string; kept: Kept<AgencyForm>; house: Overview; isNew?: boolean }

/** Where an agency is, whose holidays it keeps, and when all of it is closed. */
export function AgencySheet({ id, kept, house, isNew = false }: AgencySheetProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const draft = useMemo(() => new Draft<AgencyForm>(kept, {
    named: ({ slug }) => `agencies/${slug}`,
    read: () => readAgency(id),
    write: (version, form) => saveAgency(id, version, form),
  }), [id]);
  useEffect(() => title.current?.focus(), []);
  const form = draft.form.value;
  const at = (path: string) => draft.at(path);
  const saved = (): void => {
    void readHouse();
    if (isNew) { unsaved.value = false; go("agencies", id); }
  };
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <header class="page-head"><a class="back" href={addressOf("agencies")}>{t("section_agencies")}</a><h1 ref={title} tabIndex={-1}>{form.name || t("new_agency")}</h1></header>
      <Part title={t("part_where")}>
        <div class="pair">
          <TextField label={t("name")} value={form.name} onValue={(name) => draft.change({ name })} told={at("name")} />
          <TextField label={t("slug")} hint={t("slug_hint")} value={form.slug} readOnly={!isNew} onValue={(slug) => draft.change({ slug })} told={at("slug")} />
        </div>
        <div class="pair">
          <TextField label={t("address")} value={form.address} onValue={(address) => draft.change({ address })} told={at("address")} optional />
          <TextField label={t("phone")} inputMode="tel" value={form.phone} onValue={(phone) => draft.change({ phone })} told={at("phone")} optional />
        </div>
        <div class="trio">
          <TextField label={t("zone")} list="zones" value={form.zone} onValue={(zone) => draft.change({ zone })} told={at("zone")} />
          <Pick label={t("department")} prompt={t("own_holidays")} value={form.department ?? ""} options={house.departments.map((code) => ({ value: code, label: code }))} onValue={(department) => draft.change({ department: department || null })} told={at("department")} />
          <Pick label={t("region")} prompt={t("no_region")} value={form.region ?? ""} options={house.regions.forms.map(({ slug, name }) => ({ value: slug, label: name }))} onValue={(region) => draft.change({ region: region || null })} told={at("region")} />
        </div>
        <datalist id="zones">{Intl.supportedValuesOf("timeZone").map((zone) => <option key={zone} value={zone} />)}</datalist>
      </Part>
      <Part title={t("part_closed")} why={t("part_closed_why")}>
        <ClosuresField value={form.closures} onValue={(closures) => draft.change({ closures })} at={at} />
        {!isNew && <YearPicture kind="agencies" id={id} version={draft.kept.value.version} onOverrule={(day, label) => draft.change({ closures: [...form.closures, { day, label, span: null, is_open: true }] })} />}
      </Part>
      <SaveBar draft={draft} onSaved={saved} isNew={isNew} />
    </form>
  );
}
