import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../kit/api";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { Icon } from "../../kit/components/Icon";
import { Select } from "../../kit/components/Select";
import type { Overview, PersonCard, PersonForm } from "../../wire";
import { readPeople } from "../calls/readPeople";
import { readPerson } from "../calls/readPerson";
import type { Kept } from "../form/draft";
import { Loaded } from "../parts/Loaded";
import { addressOf, go } from "../place";
import { t } from "../words";
import { PersonSheet } from "./PersonSheet";

/** Who works at an agency, and the sheet of one. */
export function PeoplePage({ id, house }: { id: string | null; house: Overview }): JSX.Element {
  const agency = useSignal(house.agency);
  if (id?.startsWith("new-")) return <PersonSheet key={id} id={id.slice(4)} kept={newPerson(house)} house={house} isNew />;
  if (id) return <Loaded key={id} of={id} read={() => readPerson(id)}>{(kept) => <PersonSheet id={id} kept={kept} house={house} />}</Loaded>;
  return (
    <>
      <header class="page-head"><h1>{t("section_people")}</h1><p class="soft">{t("people_why")}</p>
        <Button look="primary" icon="plus" onClick={() => go("people", `new-${newId()}`)}>{t("new_person")}</Button>
      </header>
      {house.agencies.length > 1 && <Select label={t("agency")} value={agency.value} options={house.agencies.map((each) => ({ value: each.id, label: t("agency_people", { name: each.name, n: each.people }) }))} onValue={(value) => { agency.value = value; }} />}
      <Loaded key={agency.value} of={agency.value} read={() => readPeople(agency.value)}>{({ people }) => <List people={people} />}</Loaded>
    </>
  );
}

function List({ people }: { people: readonly PersonCard[] }): JSX.Element {
  const sought = useSignal("");
  const wish = sought.value.trim().toLowerCase();
  const found = people.filter(({ name, login }) => `${name} ${login}`.toLowerCase().includes(wish));
  return (
    <section class="part" aria-label={t("section_people")}>
      {people.length > 8 && <Field label={t("search_person")} type="search" value={sought.value} onValue={(value) => { sought.value = value; }} />}
      {found.length === 0 && <p class="soft">{t("nobody_found")}</p>}
      <ul role="list" class="rows">
        {found.map((person) => (
          <li key={person.id}><a class="row" href={addressOf("people", person.id)}>
            <span class="row-name row-person"><Avatar name={person.name} size="small" /><span dir="auto">{person.name}</span></span>
            <span class="row-facts soft">{[t(`role_${person.role as PersonForm["role"]}`), t("units", { n: person.capacity }), person.languages.join(" · ")].join(" · ")}</span>
            <Icon name="forward" />
          </a></li>
        ))}
      </ul>
    </section>
  );
}

function newPerson(house: Overview): Kept<PersonForm> {
  const mine = house.agencies.find(({ id }) => id === house.agency);
  return { version: "", findings: [], form: { login: "", name: "", agency: mine?.slug ?? "", role: "advisor", languages: ["fr"], capacity: 3, serves: [], skills: {}, limits: {}, week: null } };
}
