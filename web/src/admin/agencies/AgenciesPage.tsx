import type { JSX } from "preact";
import { newId } from "../../kit/api";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import type { AgencyForm, Overview } from "../../wire";
import { readAgency } from "../calls/readAgency";
import type { Kept } from "../form/draft";
import { Loaded } from "../parts/Loaded";
import { addressOf, go } from "../place";
import { t } from "../words";
import { AgencySheet } from "./AgencySheet";
import { Regions } from "./Regions";

/** The agencies and the regions that hold them together, and the sheet of one agency. */
export function AgenciesPage({ id, house }: { id: string | null; house: Overview }): JSX.Element {
  if (id?.startsWith("new-")) return <AgencySheet key={id} id={id.slice(4)} kept={newAgency()} house={house} isNew />;
  if (id) return <Loaded key={id} of={id} read={() => readAgency(id)}>{(kept) => <AgencySheet id={id} kept={kept} house={house} />}</Loaded>;
  return (
    <>
      <header class="page-head"><h1>{t("section_agencies")}</h1><p class="soft">{t("agencies_why")}</p>
        <Button look="primary" icon="plus" onClick={() => go("agencies", `new-${newId()}`)}>{t("new_agency")}</Button>
      </header>
      <section class="part" aria-label={t("section_agencies")}>
        <ul role="list" class="rows">
          {house.agencies.map((agency) => (
            <li key={agency.id}><a class="row" href={addressOf("agencies", agency.id)}>
              <span class="row-name">{agency.name}</span>
              <span class="row-facts soft">{[house.regions.forms.find(({ slug }) => slug === agency.region)?.name ?? t("no_region"), agency.zone, t("people_n", { n: agency.people })].join(" · ")}</span>
              <Icon name="forward" />
            </a></li>
          ))}
        </ul>
      </section>
      <Regions house={house} />
    </>
  );
}

function newAgency(): Kept<AgencyForm> {
  return { version: "", findings: [], form: { slug: "", name: "", zone: "Europe/Paris", department: null, region: null, address: "", phone: "", closures: [] } };
}
