/** Why a mailbox or a letter fails, in words. */
import { t } from "../words";

const known = {
  unreachable: "why_unreachable", lost: "why_unreachable", login_refused: "why_login", no_password: "why_login", no_such_folder: "why_folder",
  not_encrypted: "why_plain", too_large: "why_large", not_fetched: "why_fetched", wanted: "why_wanted", too_slow: "why_slow", too_much_work: "why_slow", reader_died: "why_slow",
  no_line: "why_line", unknown_report: "why_report", gave_up: "why_gave_up",
} as const;

/** Of these we hold a part only: there is nothing to try again. */
export const inPart: ReadonlySet<string> = new Set(["too_large", "wanted"]);

export function why(code: string): string {
  return t(code in known ? known[code as keyof typeof known] : "why_unreadable");
}
