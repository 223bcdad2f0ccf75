import "./call.css";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import type { Live } from "../kit/live";
import type { Contact } from "../wire";
import type { Call, Side } from "./call";
import { Guests } from "./Guests";
import { drop, hold } from "./held";
import { Left } from "./Left";
import { Ready } from "./Ready";
import { KeptRecordings } from "./recording/KeptRecordings";
import { Scene } from "./Scene";
import { t } from "./words";

interface VideoPanelProps {
  contact: Contact;
  side: Side;
  live: Live;
  /** Go on by telephone instead; left out where that cannot be asked for. */
  onCall?: (() => void) | undefined;
}

/** The picture of a video contact, from the waiting room to the last word. */
export function VideoPanel({ contact, side, live, onCall }: VideoPanelProps): JSX.Element | null {
  const active = contact.state === "active";
  const over = !active && contact.state !== "waiting" && contact.state !== "offered";
  const call = useMemo(() => hold({ contact: contact.id, side, live }, { active }), [contact.id, active, over]);
  useEffect(() => {
    if (active) call.start();
    if (over) drop(contact.id);
  }, [call, active, over]);
  useEffect(() => () => { if (side === "seeker" || !call.line.open) drop(contact.id); }, [contact.id]);
  if (over) return <KeptRecordings contact={contact.id} live={live} names={{ seeker: contact.seeker.name, advisor: contact.advisor?.name ?? "" }} />;
  return <Shown call={call} contact={contact} side={side} onCall={onCall} />;
}

function Shown({ call, contact, side, onCall }: Omit<VideoPanelProps, "live"> & { call: Call }): JSX.Element | null {
  const name = (side === "seeker" ? contact.advisor?.name : contact.seeker.name) ?? "";
  if (contact.state !== "active") return side === "seeker" ? <><Ready call={call} title={t("prepare")} how={t("prepare_how")} /><Beforehand call={call} /></> : null;
  if (call.left.value) return <Left call={call} onCall={onCall} />;
  if (call.line.state.value !== "down") return <Scene call={call} name={name} onCall={onCall} />;
  return side === "advisor" ? <LetIn call={call} name={name} /> : <Ready call={call} title={t("expected", { name })} how={call.local.value ? t("expected_how") : t("prepare_how")} />;
}

/** The waiting room, from the inside: the advisor lets the seeker in. */
function LetIn({ call, name }: { call: Call; name: string }): JSX.Element {
  const deed = useMemo(() => new Deed(), [call]);
  const { refusal } = deed;
  const action = <Button look="primary" icon="check" busy={deed.busy.value} onClick={() => void deed.do(() => call.admit())}>{t("admit", { name })}</Button>;
  return <Ready call={call} title={t("let_in", { name })} how={t("let_in_how")} action={<>{refusal.value && <Banner tone="danger" live="alert">{explain(refusal.value)}</Banner>}{action}</>} />;
}

/** Whoever is to help is best asked before it begins. */
function Beforehand({ call }: { call: Call }): JSX.Element {
  useEffect(() => void call.others.lookAgain(), [call]);
  return <details class="call-beforehand"><summary>{t("third_ask")}</summary><Guests call={call} /></details>;
}
