import type { JSX } from "preact";
import { time } from "../../kit/clock";
import { Icon } from "../../kit/components/Icon";
import type { Console, Contact } from "../../wire";
import { secondsLeft } from "../countdown";
import { withdraw } from "../desk/conference";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { t as h } from "./words";

interface CompanyProps { desk: Desk; told: Console; thread: Thread; contact: Contact }

/** Who else is in the conversation, and who was asked to come. */
export function Company({ desk, told, thread, contact }: CompanyProps): JSX.Element | null {
  const others = [contact.advisor, ...contact.guests].filter((each) => each !== null && each.id !== told.me.id);
  const asked = told.invitations.filter((each) => each.contact === contact.id && each.host.id === told.me.id);
  if (others.length + asked.length === 0) return null;
  return (
    <ul class="company" role="list" aria-label={h("company")}>
      {others.map((each) => each && <li key={each.id} class="company-one"><Icon name="people" size={16} />{h(each.id === contact.advisor?.id ? "company_holder" : "company_guest", { name: each.name })}</li>)}
      {asked.map((each) => (
        <li key={each.id} class="company-one company-asked">
          <Icon name="clock" size={16} />{h("company_asked", { name: each.guest.name })} <span class="figures" aria-hidden="true">{secondsLeft(each.due_at, time.value)} s</span>
          <button type="button" class="duty-next-cancel" aria-label={h("withdraw", { name: each.guest.name })} title={h("withdraw", { name: each.guest.name })} onClick={() => void withdraw(desk, thread, each)}><Icon name="close" size={16} /></button>
        </li>
      ))}
    </ul>
  );
}
