/** Why a letter did not arrive, in words: from our code and the server's digits. Pure but for the language. */
import { t } from "../words";

/** In this order; a relay that does not know us is ours to mend, and the board says what it is. */
const known = [
  [/^uncertain$/, "why_uncertain"],
  [/^interrupted$/, "why_interrupted"],
  [/^no_relay$/, "why_no_relay"],
  [/^too_late$/, "why_too_late"],
  [/^certificate$|^login_|_53[0458]$/, "why_relay"],
  [/^unreachable/, "why_unreachable"],
  [/^recipient_4|^4\./, "why_later"],
  [/^recipient_5|^5\.1\./, "why_nobody"],
  [/^5\.2\.2$/, "why_full"],
] as const;

export function reason(code: string): string {
  const [, digits] = /^[a-z]+_(\d{3})$/.exec(code) ?? [];
  const [, words] = known.find(([sign]) => sign.test(code)) ?? [];
  return t(words ?? "why_refused", { code: digits ?? code });
}
