import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import type { Contact } from "../../wire";
import { Copy } from "../parts/Copy";
import { Heading } from "../parts/Heading";
import { t } from "../words";

/** The last word is said; it can still be read. */
export function Over({ contact, onRestart }: { contact: Contact; onRestart: () => void }): JSX.Element {
  return (
    <section class="aftermath">
      <Heading>{t("over")}</Heading>
      <p>{t("over_how")}</p>
      <p class="over-reference"><span class="soft">{t("reference")}</span> <strong class="reference">{contact.reference}</strong></p>
      <Copy contact={contact} />
      <div class="actions"><Button look="primary" icon="plus" onClick={onRestart}>{t("another")}</Button></div>
    </section>
  );
}
