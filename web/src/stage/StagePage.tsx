import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { LanguageSwitch } from "../kit/components/LanguageSwitch";
import { Wordmark } from "../kit/components/Wordmark";
import { t as kit } from "../kit/words";
import { Mine } from "./Mine";
import { OneStage } from "./OneStage";
import { t } from "./words";

const chosen = signal(location.hash.slice(1));

/** Where an advisor presents: the sessions that concern them, and the stage of one. */
export function StagePage(): JSX.Element {
  useEffect(() => {
    const moved = (): void => { chosen.value = location.hash.slice(1); };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return (
    <div class="hall">
      <a class="skip-link visually-hidden" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>{kit("skip")}</a>
      <header class="masthead"><Wordmark /><a href={chosen.value ? "/stage" : "/console"}>{t(chosen.value ? "all" : "console")}</a><LanguageSwitch /></header>
      <main id="main" class="hall-main" tabIndex={-1}>{chosen.value ? <OneStage key={chosen.value} id={chosen.value} /> : <Mine />}</main>
    </div>
  );
}
