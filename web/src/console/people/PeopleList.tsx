import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Console, Followed, Portfolio } from "../../wire";
import { matches, Seek } from "../parts/Seek";
import { t } from "../words";
import { t as p } from "./words";
import { FollowedRow } from "./FollowedRow";
import { HandOnDialog } from "./HandOnDialog";

interface PeopleListProps { portfolio: Portfolio; told: Console; onChange: () => void }

const longList = 20;

/** The people themselves: who waits first. */
export function PeopleList({ portfolio: { people }, told, onChange }: PeopleListProps): JSX.Element {
  const sought = useSignal("");
  const handing = useSignal<Followed | null>(null);
  const shown = people.filter(({ name }) => matches(name, sought.value));
  return (
    <section class="people-list" aria-labelledby="people-list-title">
      <h3 id="people-list-title">{p("people_list")}</h3>
      {people.length > longList && <Seek label={p("people_seek")} value={sought.value} onValue={(value) => { sought.value = value; }} />}
      {people.length === 0 && <div class="people-none"><p class="people-none-title">{p("people_none")}</p><p class="soft">{p("people_none_why")}</p></div>}
      {people.length > 0 && shown.length === 0 && <p class="soft" role="status">{t("seek_nobody")}</p>}
      <ul role="list">
        {shown.map((each) => <li key={each.id}><FollowedRow followed={each} onChange={onChange} onHandOn={() => { handing.value = each; }} /></li>)}
      </ul>
      <HandOnDialog open={handing.value !== null} seeker={handing.value} told={told} onClose={() => { handing.value = null; }} onDone={onChange} />
    </section>
  );
}
