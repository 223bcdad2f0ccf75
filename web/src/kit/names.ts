/** A person's initials and colour, from the name alone. */

const tints = 6;

/** "Alice Martin" → "AM"; whole graphemes, so that no emoji or accent is cut in two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => first(word ?? "").toLocaleUpperCase()).join("") || "?";
}

/** 1 to 6, the same for the same name everywhere. */
export function tint(name: string): number {
  const sum = Array.from(name).reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  return (sum % tints) + 1;
}

function first(word: string): string {
  // Firefox has it since 125 only, and a name is no reason to lose the page.
  if (!("Segmenter" in Intl)) return Array.from(word)[0] ?? "";
  return new Intl.Segmenter().segment(word)[Symbol.iterator]().next().value?.segment ?? "";
}
