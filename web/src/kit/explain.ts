/** A refusal in the reader's words; for a code that we do not know, in the server's. */
import type { Refusal } from "./refusal";
import { t } from "./words";

export function explain({ code, message }: Pick<Refusal, "code" | "message">): string {
  const said = t(code as Parameters<typeof t>[0]);
  return said === code ? message : said;
}
