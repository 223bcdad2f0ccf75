/** Waits to expect, said only as roughly as they are known. */
import type { Wait } from "../wire";
import { t } from "./words";

/** "under 5 min", "5 to 10 min", "more than 30 min", "we cannot say yet". */
export function expecting(wait: Wait | null): string {
  if (wait === null) return t("wait_unknown");
  if (wait.to === null) return t("wait_over", { from: wait.from });
  return wait.from === 0 ? t("wait_under", { to: wait.to }) : t("wait_between", { from: wait.from, to: wait.to });
}

export function sameWait(one: Wait | null, other: Wait | null): boolean {
  return one?.from === other?.from && one?.to === other?.to;
}
