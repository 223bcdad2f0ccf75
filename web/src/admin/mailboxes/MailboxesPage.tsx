import type { JSX } from "preact";
import { newId } from "../../kit/api";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import type { MailboxForm, MailboxRow, Overview } from "../../wire";
import { readMailbox, readMailboxes } from "../calls/mailboxes";
import type { Kept } from "../form/draft";
import { Loaded } from "../parts/Loaded";
import { addressOf, go } from "../place";
import { t as admin } from "../words";
import { MailboxSheet } from "./MailboxSheet";
import { StateOf } from "./StateOf";
import { t } from "./words";

/** The mailboxes of one's agency, how well each is read, and the sheet of one. */
export function MailboxesPage({ id, house }: { id: string | null; house: Overview }): JSX.Element {
  if (id?.startsWith("new-")) return <MailboxSheet key={id} id={id.slice(4)} kept={newMailbox()} house={house} isNew />;
  if (id) return <Loaded key={id} of={id} read={() => readMailbox(id)}>{(kept) => <MailboxSheet id={id} kept={kept} house={house} />}</Loaded>;
  return (
    <>
      <header class="page-head"><h1>{admin("section_mailboxes")}</h1><p class="soft">{t("why")}</p>
        <Button look="primary" icon="plus" onClick={() => go("mailboxes", `new-${newId()}`)}>{t("add")}</Button>
      </header>
      <Loaded of="mailboxes" read={readMailboxes}>{({ mailboxes }) => <List mailboxes={mailboxes} />}</Loaded>
    </>
  );
}

function List({ mailboxes }: { mailboxes: readonly MailboxRow[] }): JSX.Element {
  return (
    <section class="part" aria-label={admin("section_mailboxes")}>
      {mailboxes.length === 0 && <p class="soft">{t("none")}</p>}
      <ul role="list" class="rows">
        {mailboxes.map((box) => (
          <li key={box.id}><a class="row" href={addressOf("mailboxes", box.id)}>
            <span class="row-name" dir="auto">{box.name}</span>
            <span class="row-facts soft"><span>{box.address} · {t(box.fetched ? "fetched" : "by_door")}</span> <StateOf box={box} /></span>
            <Icon name="forward" />
          </a></li>
        ))}
      </ul>
    </section>
  );
}

function newMailbox(): Kept<MailboxForm> {
  return { version: "", findings: [], form: { name: "", address: "", motive: null, language: "fr", takes_plus: true, signature: { fr: "", en: "" }, server: "", secret: "", paused: false } };
}
