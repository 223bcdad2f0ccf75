import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { pick } from "../../kit/i18n";
import type { MailboxForm, Overview } from "../../wire";
import { readMailbox, saveMailbox } from "../calls/mailboxes";
import { LabelField } from "../fields/LabelField";
import { TextField } from "../fields/TextField";
import { Warned } from "../fields/Warned";
import { Draft, type Kept } from "../form/draft";
import { Part } from "../parts/Part";
import { Pick } from "../parts/Pick";
import { SaveBar } from "../parts/SaveBar";
import { addressOf, go, unsaved } from "../place";
import { t as admin } from "../words";
import { Look } from "./Look";
import { t } from "./words";

interface MailboxSheetProps { id: string; kept: Kept<MailboxForm>; house: Overview; isNew?: boolean }

/** An address of ours: what is written to it is about, how it is read, and what stands under its letters. */
export function MailboxSheet({ id, kept, house, isNew = false }: MailboxSheetProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const draft = useMemo(() => new Draft<MailboxForm>(kept, {
    named: ({ name }) => `mailboxes/${name}`,
    read: () => readMailbox(id),
    write: (version, form) => saveMailbox(id, version, form),
  }), [id]);
  useEffect(() => title.current?.focus(), []);
  const saved = (): void => {
    if (isNew) { unsaved.value = false; go("mailboxes", id); }
  };
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <header class="page-head"><a class="back" href={addressOf("mailboxes")}>{admin("section_mailboxes")}</a><h1 ref={title} tabIndex={-1}>{draft.form.value.name || t("add")}</h1></header>
      {!isNew && <Look id={id} />}
      <Address draft={draft} house={house} />
      <Server draft={draft} />
      <Part title={t("part_signature")} why={t("part_signature_why")}>
        <LabelField label={t("signature")} value={draft.form.value.signature} onValue={(signature) => draft.change({ signature })} at={(language) => draft.at(`signature/${language}`)} />
      </Part>
      <SaveBar draft={draft} onSaved={saved} isNew={isNew} />
    </form>
  );
}

function Address({ draft, house }: { draft: Draft<MailboxForm>; house: Overview }): JSX.Element {
  const form = draft.form.value;
  const motives = house.queues.filter(({ agency }) => agency === house.agency).flatMap((queue) => queue.motives);
  return (
    <Part title={t("part_address")}>
      <div class="pair">
        <TextField label={t("name")} hint={t("name_hint")} value={form.name} onValue={(name) => draft.change({ name })} told={draft.at("name")} />
        <TextField label={t("address")} value={form.address} onValue={(address) => draft.change({ address })} told={draft.at("address")} />
      </div>
      <div class="pair">
        <Pick label={t("motive")} prompt={t("motive_prompt")} value={form.motive ?? ""} options={motives.map(({ id, label }) => ({ value: id, label: pick(label) }))} onValue={(motive) => draft.change({ motive: motive || null })} told={draft.at("motive")} />
        <Pick label={t("language")} value={form.language} options={[{ value: "fr", label: "Français" }, { value: "en", label: "English" }]} onValue={(language) => draft.change({ language: language === "en" ? "en" : "fr" })} told={draft.at("language")} />
      </div>
      <Tick draft={draft} field="takes_plus" />
      <p class="soft small">{t("takes_plus_why")}</p>
    </Part>
  );
}

function Server({ draft }: { draft: Draft<MailboxForm> }): JSX.Element {
  const form = draft.form.value;
  return (
    <Part title={t("part_server")} why={t("part_server_why")}>
      <div class="pair">
        <TextField label={t("server")} hint={t("server_hint")} value={form.server} onValue={(server) => draft.change({ server })} told={draft.at("server")} optional />
        <TextField label={t("secret")} hint={t("secret_hint")} value={form.secret} onValue={(secret) => draft.change({ secret })} told={draft.at("secret")} optional />
      </div>
      {form.server !== "" && <Tick draft={draft} field="paused" />}
    </Part>
  );
}

function Tick({ draft, field }: { draft: Draft<MailboxForm>; field: "takes_plus" | "paused" }): JSX.Element {
  const on = draft.form.value[field];
  return (
    <Warned told={draft.at(field)} group>
      <label class="tick"><input type="checkbox" checked={on} onChange={() => draft.change({ [field]: !on })} /><span>{t(field === "paused" ? "pause" : "takes_plus")}</span></label>
    </Warned>
  );
}
