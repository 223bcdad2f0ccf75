import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Overview, RegionForm } from "../../wire";
import { readOverview } from "../calls/readOverview";
import { saveRegions } from "../calls/saveRegions";
import { TextField } from "../fields/TextField";
import { Draft } from "../form/draft";
import { readHouse } from "../house";
import { Part } from "../parts/Part";
import { SaveBar } from "../parts/SaveBar";
import { t } from "../words";

interface AllRegions { regions: RegionForm[] }

export function Regions({ house }: { house: Overview }): JSX.Element {
  const draft = useMemo(() => new Draft<AllRegions>(kept(house.regions), {
    named: () => "regions",
    read: async () => kept((await readOverview()).regions),
    write: async (version, { regions }) => kept(await saveRegions(version, regions)),
  }), []);
  const { regions } = draft.form.value;
  const known = new Set(draft.kept.value.form.regions.map(({ slug }) => slug));
  const put = (n: number, part: Partial<RegionForm>): void => draft.change({ regions: regions.map((each, index) => (index === n ? { ...each, ...part } : each)) });
  const elsewhere = draft.errors.value.filter(({ at }) => !at.startsWith("regions/"));
  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate>
      <Part title={t("regions")} why={t("regions_why")}>
        {elsewhere.length > 0 && <ul class="elsewhere" role="alert">{elsewhere.map((each) => <li key={each.at}><b>{each.at}</b> – {pick(each)}</li>)}</ul>}
        {regions.length === 0 && <p class="soft">{t("regions_none")}</p>}
        {regions.map((region, n) => (
          <div key={n} class="region">
            <TextField label={t("name")} value={region.name} onValue={(name) => put(n, { name })} told={draft.at(`${region.slug}/name`)} />
            <TextField label={t("slug")} value={region.slug} readOnly={known.has(region.slug)} onValue={(slug) => put(n, { slug })} told={draft.at(`${region.slug}/slug`)} />
            <Button look="quiet" icon="close" aria-label={t("take_away", { what: region.name })} onClick={() => draft.change({ regions: regions.filter((_, index) => index !== n) })} />
          </div>
        ))}
        <Button icon="plus" onClick={() => draft.change({ regions: [...regions, { slug: "", name: "" }] })}>{t("add_region")}</Button>
        <SaveBar draft={draft} onSaved={() => void readHouse()} />
      </Part>
    </form>
  );
}

function kept({ version, forms, findings }: Overview["regions"]) {
  return { version, form: { regions: forms }, findings };
}
