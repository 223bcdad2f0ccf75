import type { ComponentChildren, JSX } from "preact";
import { pick } from "../../kit/i18n";
import { dayOf, hourOf } from "../../kit/when";
import type { Contact } from "../../wire";
import { t } from "../words";

/** What was registered, when, and by whom (code des relations entre le public et l'administration, L112-11). */
export function Receipt({ contact }: { contact: Contact }): JSX.Element {
  return (
    <dl class="receipt">
      <Fact name={t("reference")}><strong class="reference">{contact.reference}</strong></Fact>
      <Fact name={t("registered")}><time dateTime={contact.opened_at}>{dayOf(contact.opened_at)}, {hourOf(contact.opened_at)}</time></Fact>
      <Fact name={t("service")}>{pick(contact.queue)}</Fact>
      <Fact name={t("motive")}>{pick(contact.motive)}</Fact>
      {contact.advisor && <Fact name={t("advisor")}>{contact.advisor.name}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return <div><dt>{name}</dt><dd dir="auto">{children}</dd></div>;
}
