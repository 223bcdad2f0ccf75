import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Ready } from "../call/Ready";
import { Scene } from "../call/Scene";
import { Left } from "../call/Left";
import { KeptRecordings } from "../call/recording/KeptRecordings";
import "../call/call.css";
import { Announcer } from "../kit/components/Announcer";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Field } from "../kit/components/Field";
import { LanguageSwitch } from "../kit/components/LanguageSwitch";
import { Skeleton } from "../kit/components/Skeleton";
import { Wordmark } from "../kit/components/Wordmark";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import { t as kit } from "../kit/words";
import { Visit } from "./visit";
import { t } from "./words";

/** The page of whoever comes to a call by a link. */
export function GuestPage(): JSX.Element {
  const visit = useMemo(() => new Visit(location.hash.slice(1)), []);
  useEffect(() => {
    document.title = `${t("title")} · Visavis`;
    return visit.start();
  }, [visit]);
  return (
    <div class="guest">
      <a class="skip-link visually-hidden" href="#main">{kit("skip")}</a>
      <header class="masthead"><Wordmark /><LanguageSwitch /></header>
      <main id="main" class="guest-main"><Step visit={visit} /></main>
      <Announcer />
    </div>
  );
}

function Step({ visit }: { visit: Visit }): JSX.Element {
  const { told, call, state } = visit;
  switch (state.value) {
    case null: return <Skeleton lines={3} blocks={2} />;
    case "over": return <Over visit={visit} />;
    case "in_use": return <Told title={t("in_use")} action={<Button onClick={() => void visit.look()}>{t("retry")}</Button>}>{t("in_use_how")}</Told>;
    case "new": return <Knock visit={visit} />;
    case "seated": return call.value ? <Seated visit={visit} /> : <Skeleton lines={3} blocks={2} />;
    default: {
      const knocks = state.value === "knocking";
      const how = knocks ? t("knocking_how", { name: told.value?.advisor ?? t("somebody") }) : t("early_how");
      return call.value ? <Ready call={call.value} title={t(knocks ? "knocking" : "early")} how={how} /> : <Skeleton lines={3} blocks={2} />;
    }
  }
}

function Told({ title, action, children }: { title: string; action?: ComponentChildren; children: string }): JSX.Element {
  return <section class="guest-card"><h1>{title}</h1><p class="soft" role="status">{children}</p>{action && <div>{action}</div>}</section>;
}

/** What was recorded with one's consent can still be erased. */
function Over({ visit }: { visit: Visit }): JSX.Element {
  return (
    <>
      <Told title={t("over")}>{t("over_how")}</Told>
      <KeptRecordings contact={visit.told.value?.contact ?? ""} live={null} names={{}} door={visit.recordings} />
    </>
  );
}

function Knock({ visit }: { visit: Visit }): JSX.Element {
  const deed = useMemo(() => new Deed(), [visit]);
  const knock = (event: Event): void => {
    event.preventDefault();
    if (visit.name.value.trim()) void deed.do(() => visit.knock());
  };
  return (
    <form class="guest-card" onSubmit={knock}>
      <h1>{t("invited")}</h1>
      <p>{t(`as_${visit.told.value?.kind ?? "companion"}`)}</p>
      <p class="soft">{t("invited_how")}</p>
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      <Field label={t("name")} value={visit.name.value} maxLength={80} required autocomplete="name" onValue={(value) => { visit.name.value = value; }} />
      <div><Button look="primary" type="submit" busy={deed.busy.value}>{t("knock")}</Button></div>
    </form>
  );
}

function Seated({ visit }: { visit: Visit }): JSX.Element | null {
  const call = visit.call.value;
  if (!call) return null;
  const lines = visit.entries.value.filter(({ kind, taken_back }) => kind === "line" && !taken_back);
  return (
    <div class="guest-room">
      <h1 class="visually-hidden">{t("title")}</h1>
      {call.left.value ? <Left call={call} /> : <Scene call={call} name={call.others.name("seeker") || t("somebody")} />}
      <section class="guest-said">
        <h2>{t("said")}</h2>
        <div role="log" aria-label={t("said")} tabIndex={0} class="guest-lines">
          {lines.map(({ id, author_name, body }) => <div key={id}><strong dir="auto">{author_name}</strong><p dir="auto">{body}</p></div>)}
          {lines.length === 0 && <p class="soft">{t("nothing")}</p>}
        </div>
        <div><Button onClick={() => void visit.end()}>{t("leave")}</Button></div>
      </section>
    </div>
  );
}
