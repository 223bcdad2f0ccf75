import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { newId } from "../kit/api";
import { announce } from "../kit/components/Announcer";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Field } from "../kit/components/Field";
import { Select } from "../kit/components/Select";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import type { Guest, NewGuest } from "../wire";
import { askGuest } from "./askGuest";
import type { Call } from "./call";
import { letGuestIn } from "./letGuestIn";
import { showGuestOut } from "./showGuestOut";
import { t } from "./words";

type Kind = NewGuest["kind"];
const kinds: readonly Kind[] = ["interpreter", "relay", "companion"];

/** Somebody is at the door: only the advisor opens it. */
export function Knocking({ call }: { call: Call }): JSX.Element {
  const knocking = call.others.company.value.guests.filter(({ state }) => state === "knocking");
  const deed = useMemo(() => new Deed(), [call]);
  const act = (act: () => Promise<unknown>): void => void deed.do(async () => { await act(); await call.others.lookAgain(); });
  return (
    <div class="call-troubles">
      {knocking.map(({ id, name, kind }) => call.side === "advisor"
        ? (
          <Banner key={id} tone="info" live="status" title={t("knocks", { name, kind: t(kind) })}
            action={<div class="call-deeds"><Button look="primary" icon="check" busy={deed.busy.value} onClick={() => act(() => letGuestIn(call.id, id))}>{t("admit", { name })}</Button>
              <Button onClick={() => act(() => showGuestOut(call.id, id))}>{t("turn_away")}</Button></div>}>
            <p>{t("knocks_how")}</p>
          </Banner>
        )
        : <Banner key={id} tone="info" live="status"><p>{t("knocks_wait", { name })}</p></Banner>)}
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
    </div>
  );
}

/** Ask an interpreter, a relay or a companion by a link; take a link back; show somebody out. */
export function Guests({ call }: { call: Call }): JSX.Element {
  const kind = useSignal<Kind>("interpreter");
  const link = useSignal<string | null>(null);
  const deed = useMemo(() => new Deed(), [call]);
  const ask = (): void => void deed.do(async () => {
    link.value = (await askGuest(call.id, { id: newId(), kind: kind.value })).link;
    await call.others.lookAgain();
  });
  return (
    <div class="call-settings call-guests">
      <p class="small soft">{t("third_how")}</p>
      <div class="call-ask">
        <Select label={t("third_who")} value={kind.value} options={kinds.map((value) => ({ value, label: t(value) }))} onValue={(value) => { kind.value = value as Kind; }} />
        <Button look="primary" busy={deed.busy.value} onClick={ask}>{t("make_link")}</Button>
      </div>
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      {link.value && <Link link={link.value} />}
      <ul role="list" class="call-asked">
        {call.others.company.value.guests.map((guest) => <Asked key={guest.id} call={call} guest={guest} />)}
      </ul>
    </div>
  );
}

function Link({ link }: { link: string }): JSX.Element {
  const copy = (): void => void navigator.clipboard.writeText(link).then(() => announce(t("copied")), () => undefined);
  return (
    <div class="call-link">
      <Field label={t("link")} hint={t("link_how")} value={link} readOnly onValue={() => undefined} onFocus={(event) => event.currentTarget.select()} />
      <div class="call-deeds">
        {"clipboard" in navigator && <Button icon="copy" onClick={copy}>{t("copy")}</Button>}
        {"share" in navigator
          ? <Button onClick={() => void navigator.share({ title: t("link_subject"), url: link }).catch(() => undefined)}>{t("send_link")}</Button>
          : <a class="button button-secondary" href={`mailto:?subject=${encodeURIComponent(t("link_subject"))}&body=${encodeURIComponent(link)}`}>{t("send_link")}</a>}
      </div>
    </div>
  );
}

function Asked({ call, guest }: { call: Call; guest: Guest }): JSX.Element {
  const name = guest.name || t(guest.kind);
  const mine = call.side === "advisor" || guest.by === "seeker";
  const out = (): void => void showGuestOut(call.id, guest.id).then(() => call.others.lookAgain());
  return (
    <li>
      <span><strong dir="auto">{name}</strong>{guest.name && ` · ${t(guest.kind)}`}<br /><span class="small soft">{t(`guest_${guest.state}`)}</span></span>
      {mine && <Button onClick={out}>{t(guest.state === "seated" ? "show_out" : "take_back", { name })}</Button>}
    </li>
  );
}
