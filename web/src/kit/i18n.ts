/** The page speaks the reader's language; each feature keeps its own words, loaded only in that language. */
import { signal } from "@preact/signals";
import type { Language, Words } from "../wire";

export type Phrase = string | { zero?: string; one: string; other: string };
export type Slots = Readonly<Record<string, string | number>>;
export type Phrases = Readonly<Record<string, Phrase>>;
/** The other language has the same keys, checked by the compiler. */
export type Translation<P extends Phrases> = Readonly<Record<keyof P, Phrase>>;

interface Loaders<P extends Phrases> {
  fr: () => Promise<{ words: P }>;
  en: () => Promise<{ words: Translation<P> }>;
}

export const languages: readonly Language[] = ["fr", "en"];
export const language = signal<Language>("fr");
const loads: ((chosen: Language) => Promise<void>)[] = [];

/** Declare a feature's words; the answer says one of them, with its {slots} filled and `n` choosing the plural. */
export function dictionary<P extends Phrases>(loaders: Loaders<P>): (key: keyof P & string, slots?: Slots) => string {
  const shelves: Partial<Record<Language, Translation<P>>> = {};
  loads.push(async (chosen) => {
    shelves[chosen] ??= (await loaders[chosen]()).words;
  });
  return (key, slots = {}) => {
    const phrase = shelves[language.value]?.[key];
    return phrase === undefined ? key : say(language.value, phrase, slots);
  };
}

/** Load every declared dictionary in that language, then speak it. */
export async function speak(chosen: Language): Promise<void> {
  await Promise.all(loads.map((load) => load(chosen)));
  language.value = chosen;
}

/** Pick the reader's language from words that came from the server. */
export function pick(words: Words): string {
  return words[language.value];
}

export function say(spoken: Language, phrase: Phrase, slots: Slots): string {
  const text = typeof phrase === "string" ? phrase : plural(spoken, phrase, Number(slots.n ?? 0));
  return typeset(spoken, text).replace(/\{(\w+)\}/g, (gap, name: string) => String(slots[name] ?? gap));
}

function plural(spoken: Language, phrase: Exclude<Phrase, string>, n: number): string {
  if (n === 0 && phrase.zero !== undefined) return phrase.zero;
  return new Intl.PluralRules(spoken).select(n) === "one" ? phrase.one : phrase.other;
}

/** French puts a space that must not break before its tall punctuation. */
function typeset(spoken: Language, text: string): string {
  return spoken === "fr" ? text.replace(/ ([:;?!»])/g, "\u00a0$1").replace(/« /g, "«\u00a0") : text;
}
