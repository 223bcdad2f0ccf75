import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "../kit/components/Avatar";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Icon, type IconName } from "../kit/components/Icon";
import { LanguageSwitch } from "../kit/components/LanguageSwitch";
import { Skeleton } from "../kit/components/Skeleton";
import { Wordmark } from "../kit/components/Wordmark";
import { expire, leave } from "../kit/door/session";
import { t as door } from "../kit/door/words";
import { explain } from "../kit/explain";
import type { Advisor } from "../wire";
import { overview, readHouse, refused } from "./house";
import { Leaving } from "./parts/Leaving";
import { addressOf, followAddress, forSupervisors, place, sections, type Section } from "./place";
import { SectionPage } from "./SectionPage";
import { t } from "./words";

const signs: Record<Section, IconName> = {
  queues: "people", skills: "check", people: "person", agencies: "pin", mailboxes: "letter", recording: "camera", diaries: "clock", sessions: "calendar", absences: "leave", peaks: "alert", trial: "search", sheet: "note",
};

/** The house is set up here: by administrators all of it, by supervisors what the day asks for. */
export function AdminPage({ me }: { me: Advisor }): JSX.Element {
  const mine = me.role === "administrator" ? sections : me.role === "supervisor" ? forSupervisors : [];
  const main = useRef<HTMLElement>(null);
  const { section, id } = place.value;
  const shown = mine.includes(section) ? section : mine[0];
  useEffect(() => followAddress(), []);
  useEffect(() => { if (mine.length) void readHouse(); }, []);
  useEffect(() => {
    document.title = `${shown ? t(`section_${shown}`) : t("title")} · Visavis`;
    window.scrollTo(0, 0);
  }, [shown, id]);
  if (refused.value?.code === "sign_in_required") void expire();
  return (
    <div class="admin">
      <a class="skip-link visually-hidden" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t("to_content")}</a>
      <Head me={me} />
      {mine.length > 0 && <Nav mine={mine} shown={shown} />}
      <main id="main" class="admin-main" ref={main} tabIndex={-1}>
        {!shown && <Banner tone="info" title={t("not_yours_title")} action={<div><a class="button button-secondary" href="/console">{t("to_console")}</a></div>}>{t("not_yours_why", { name: me.name })}</Banner>}
        {shown && <Opened section={shown} id={id} me={me} />}
      </main>
      <Leaving />
    </div>
  );
}

function Opened({ section, id, me }: { section: Section; id: string | null; me: Advisor }): JSX.Element {
  if (overview.value) return <SectionPage section={section} id={id} house={overview.value} me={me} />;
  if (!refused.value) return <Skeleton blocks={3} />;
  return <Banner tone="warning" live="status" action={<div><Button icon="refresh" onClick={() => void readHouse()}>{t("again")}</Button></div>}>{explain(refused.value)}</Banner>;
}

function Head({ me }: { me: Advisor }): JSX.Element {
  return (
    <header class="admin-head">
      <Wordmark />
      <p class="admin-title">{t("title")}</p>
      <div class="admin-me">
        <LanguageSwitch />
        <span class="admin-name"><Avatar name={me.name} size="small" /><span>{me.name}</span></span>
        <Button look="quiet" icon="leave" aria-label={door("sign_out")} title={door("sign_out")} onClick={() => void leave()} />
      </div>
    </header>
  );
}

function Nav({ mine, shown }: { mine: readonly Section[]; shown: Section | undefined }): JSX.Element {
  return (
    <nav class="admin-nav" aria-label={t("sections")}>
      <ul role="list">
        {mine.map((each) => <li key={each}><a href={addressOf(each)} {...(each === shown ? { "aria-current": "page" } : {})}><Icon name={signs[each]} />{t(`section_${each}`)}</a></li>)}
      </ul>
    </nav>
  );
}
