import "./door.css";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Banner } from "../components/Banner";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { Wordmark } from "../components/Wordmark";
import type { Session } from "../../wire";
import { DemoPeople } from "./DemoPeople";
import { SignInForm } from "./SignInForm";
import { ended } from "./session";
import { t } from "./words";

interface DoorProps { session: Session; place: string }

/** The way into the console and the board. */
export function Door({ session, place }: DoorProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t("sign_in")} · Visavis`;
    if (ended.peek()) title.current?.focus();
  }, []);
  return (
    <div class="door">
      <header class="door-head"><Wordmark /><LanguageSwitch /></header>
      <main class="door-main">
        <section class="door-card" aria-labelledby="door-title">
          <p class="door-place">{place}</p>
          <h1 id="door-title" ref={title} tabIndex={-1}>{t("sign_in")}</h1>
          <p class="soft">{t("for_staff")}</p>
          {ended.value && <Banner tone="warning" live="status">{t("ended")}</Banner>}
          <SignInForm />
        </section>
        {session.demo.length > 0 && <DemoPeople people={session.demo} />}
      </main>
      <footer class="door-foot"><a href="/">{t("seeker_page")}</a></footer>
    </div>
  );
}
