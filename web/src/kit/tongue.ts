/** Which language to speak: the address asks, then the reader's own choice, then the browser. */
import { effect } from "@preact/signals";
import type { Language } from "../wire";
import { language, languages, speak } from "./i18n";

const year = 31_536_000;

interface Hints { search: string; cookie: string; browser: readonly string[] }

export function preferred({ search, cookie, browser }: Hints): Language {
  const kept = /(?:^|; )visavis_lang=(\w+)/.exec(cookie)?.[1];
  const wishes = [new URLSearchParams(search).get("lang"), kept, ...browser.map((tag) => tag.slice(0, 2))];
  return wishes.map(known).find((wish) => wish !== undefined) ?? "fr";
}

/** Speak the reader's language, and keep `<html lang>` true from then on. */
export async function greet(): Promise<void> {
  await speak(preferred({ search: location.search, cookie: document.cookie, browser: navigator.languages }));
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

/** The reader picks by hand: the only moment when a cookie is kept (CNIL: a choice of language needs no consent). */
export async function choose(chosen: Language): Promise<void> {
  document.cookie = `visavis_lang=${chosen}; path=/; max-age=${year}; samesite=lax`;
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address);
  await speak(chosen);
}

function known(wish: string | null | undefined): Language | undefined {
  return languages.find((language) => language === wish);
}
