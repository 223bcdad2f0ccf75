/** Why a letter did not arrive, in words: from our code and the server's digits. Pure but for the language. */
import { t } from "../words";

const known = {
  uncertain: "why_uncertain",
  interrupted: "why_interrupted",
  no_relay: "why_no_relay",
  too_late: "why_too_late",
} as const;

export function reason(code: string): string {
  if (code in known) return t(known[code as keyof typeof known]);
  if (code.startsWith("unreachable")) return t("why_unreachable");
  const [, , digits] = /^(recipient|letter|sender|greeting|hello|login|answer)_(\d{3})$/.exec(code) ?? [];
  if (code.startsWith("recipient_4") || /^4\./.test(code)) return t("why_later", { code: digits ?? code });
  if (code.startsWith("recipient_5") || /^5\.1\./.test(code)) return t("why_nobody", { code: digits ?? code });
  if (/^5\.2\.2$/.test(code)) return t("why_full", { code });
  return t("why_refused", { code: digits ?? code });
}
