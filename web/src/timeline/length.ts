/** What may be sent: the same rules as the server's, told before sending. Pure. */

export const longest = 4000;
/** What is written at leisure, to somebody who does not wait on a page. */
export const longestLetter = 40_000;
/** From here on it is worth saying how much is left. */
const near = 0.9;

// eslint-disable-next-line no-control-regex -- control characters are what it removes
const unreadable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without what cannot be passed on (pasted control characters, half a surrogate pair). */
export function readable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(unreadable, "").trim();
}

/** Characters as people count them on the server's side: code points. */
export function count(text: string): number {
  return Array.from(text).length;
}

export function refusalOf(text: string, most = longest): "line_empty" | "line_too_long" | "letter_too_long" | null {
  if (text === "") return "line_empty";
  if (count(text) <= most) return null;
  return most === longestLetter ? "letter_too_long" : "line_too_long";
}

/** How much is left, once it is worth saying. */
export function left(text: string, most = longest): number | null {
  return text.length < near * most ? null : most - count(text);
}
