import { expect, test } from "vitest";
import { dictionary, language, pick, say, speak, type Phrases } from "../../src/kit/i18n";
import { preferred } from "../../src/kit/tongue";
import { words as adminEn } from "../../src/admin/words.en";
import { words as adminFr } from "../../src/admin/words.fr";
import { words as kitFr } from "../../src/kit/words.fr";
import { words as kitEn } from "../../src/kit/words.en";
import { words as seekerEn } from "../../src/seeker/words.en";
import { words as seekerFr } from "../../src/seeker/words.fr";
import { words as timelineEn } from "../../src/timeline/words.en";
import { words as timelineFr } from "../../src/timeline/words.fr";

const waiting = { zero: "personne", one: "{n} personne", other: "{n} personnes" };
const t = dictionary({
  fr: () => Promise.resolve({ words: { hello: "Bonjour {name} !" } }),
  en: () => Promise.resolve({ words: { hello: "Hello {name}!" } }),
});

test("a slot is filled with what it names, and only that", () => {
  expect(say("en", "{name} joined {queue}", { name: "Alice {queue}", queue: "Benefits" })).toBe("Alice {queue} joined Benefits");
});

test("French counts nought with the singular and English with the plural", () => {
  const bare = { one: "{n} jour", other: "{n} jours" };

  expect(say("fr", bare, { n: 0 })).toBe("0 jour");
  expect(say("en", { one: "{n} day", other: "{n} days" }, { n: 0 })).toBe("0 days");
});

test("nobody, one and many each have their words", () => {
  expect([0, 1, 2].map((n) => say("fr", waiting, { n }))).toEqual(["personne", "1 personne", "2 personnes"]);
});

test("a space before tall French punctuation does not break", () => {
  expect(say("fr", "Attente : {wait} ?", { wait: "4 min" })).toBe("Attente\u00a0: 4 min\u00a0?");
});

test("the page speaks the language that was loaded last, and its words follow", async () => {
  await speak("fr");
  const before = t("hello", { name: "Sam" });
  await speak("en");

  expect(before).toBe("Bonjour Sam\u00a0!");
  expect(t("hello", { name: "Sam" })).toBe("Hello Sam!");
  expect(pick({ fr: "Formation", en: "Training" })).toBe("Training");
  expect(language.value).toBe("en");
});

test("the address goes before the kept choice, and that before the browser", () => {
  const browser = ["de-CH", "en-GB", "fr"];

  expect(preferred({ search: "?lang=fr", cookie: "visavis_lang=en", browser })).toBe("fr");
  expect(preferred({ search: "", cookie: "a=b; visavis_lang=fr", browser })).toBe("fr");
  expect(preferred({ search: "", cookie: "", browser })).toBe("en");
  expect(preferred({ search: "?lang=xx", cookie: "", browser: ["de"] })).toBe("fr");
});

const slots = (words: Phrases): Record<string, string[]> => Object.fromEntries(Object.entries(words).map(([key, phrase]) => {
  const forms = typeof phrase === "string" ? [phrase] : Object.values(phrase);
  return [key, [...new Set(forms.flatMap((form: string) => form.match(/\{\w+\}/g) ?? []))].sort()];
}));

test.each([["kit", kitFr, kitEn], ["timeline", timelineFr, timelineEn], ["seeker", seekerFr, seekerEn], ["admin", adminFr, adminEn]])(
  "both languages of the %s leave the same slots to fill", (_, fr: Phrases, en: Phrases) => {
    expect(slots(en)).toEqual(slots(fr));
  },
);
