import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Announcer } from "../kit/components/Announcer";
import { Banner } from "../kit/components/Banner";
import { LanguageSwitch } from "../kit/components/LanguageSwitch";
import { Skeleton } from "../kit/components/Skeleton";
import { Wordmark } from "../kit/components/Wordmark";
import { pick } from "../kit/i18n";
import { t as kit } from "../kit/words";
import type { Place } from "../wire";
import { Listening } from "./listening";
import { Presentation } from "./Presentation";
import { Questions } from "./Questions";
import { Reserved } from "./Reserved";
import { Title } from "./Title";
import { t } from "./words";

/** The page of whoever has a place in a session. */
export function SessionPage(): JSX.Element {
  const listening = useMemo(() => new Listening(location.hash.slice(1)), []);
  useEffect(() => listening.start(), [listening]);
  const title = listening.told.value?.session.title;
  useEffect(() => { document.title = `${title ? pick(title) : t("page")} · Visavis`; }, [title && pick(title)]);
  return (
    <div class="hall">
      <a class="skip-link visually-hidden" href="#main">{kit("skip")}</a>
      <header class="masthead"><Wordmark /><LanguageSwitch /></header>
      <main id="main" class="hall-main" tabIndex={-1}>
        {listening.unreachable.value && <Banner tone="warning" live="status">{t("unreachable")}</Banner>}
        <Step listening={listening} told={listening.told.value} />
      </main>
      <Announcer />
    </div>
  );
}

function Step({ listening, told }: { listening: Listening; told: Place | null }): JSX.Element {
  if (listening.gone.value) {
    return <section class="hall-card"><h1>{t("gone")}</h1><p class="soft" role="status">{t("gone_how")}</p><div><a class="button button-secondary" href="/">{t("others")}</a></div></section>;
  }
  if (!told) return <Skeleton lines={2} blocks={3} />;
  switch (told.session.phase) {
    case "planned": return <Reserved listening={listening} told={told} />;
    case "open": return <Room listening={listening} told={told}><Reserved listening={listening} told={told} /></Room>;
    case "live": return <Room listening={listening} told={told}><Presentation listening={listening} told={told} /></Room>;
    default: return <Ended listening={listening} told={told} />;
  }
}

interface RoomProps { listening: Listening; told: Place; children: JSX.Element }

function Room({ listening, told, children }: RoomProps): JSX.Element {
  return <div class="hall-room"><div>{children}</div><Questions listening={listening} mayAsk openQuestions={told.open_questions} /></div>;
}

function Ended({ listening, told }: { listening: Listening; told: Place }): JSX.Element {
  const off = told.session.phase === "called_off";
  const some = listening.asked.value.size > 0;
  return (
    <>
      <section class="hall-card">
        <Title session={told.session} />
        <p><strong>{t(off ? "called_off" : "over")}</strong></p>
        <p class="soft">{t(off ? "called_off_how" : "over_how")}</p>
        <div><a class="button button-secondary" href="/">{t("others")}</a></div>
      </section>
      {some && <Questions listening={listening} mayAsk={false} openQuestions={0} />}
    </>
  );
}
