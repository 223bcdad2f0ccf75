/** How it stands with a call-back, in words. */
import { time } from "../../kit/clock";
import { lasting } from "../../kit/when";
import type { WatchedCallBack } from "../../wire";
import { t } from "./words";

const urgent: readonly WatchedCallBack["standing"][] = ["late", "undecided", "uncovered"];

export function isUrgent({ standing }: WatchedCallBack): boolean {
  return urgent.includes(standing);
}

export function toneOf(one: WatchedCallBack): "danger" | "warning" | "info" | "neutral" {
  if (isUrgent(one)) return "danger";
  return one.standing === "failed" ? "warning" : one.standing === "due" ? "info" : "neutral";
}

export function standingInWords({ standing, due_at }: WatchedCallBack): string {
  const away = Date.parse(due_at) - time.value;
  if (standing === "late") return t("standing_late", { for: lasting(-away) });
  return standing === "due" && away > 0 ? t("standing_soon", { for: lasting(away) }) : t(`standing_${standing}`);
}

export function whyInWords({ standing, outcome }: WatchedCallBack): string {
  if (standing === "failed") return outcome === "failed_ours" || outcome === "failed_theirs" ? t(`why_${outcome}`) : t("why_failed_undetermined");
  return standing === "late" || standing === "uncovered" || standing === "undecided" ? t(`why_${standing}`) : "";
}

const known = ["waiting", "offered", "active", "wrapping", "closed", "abandoned"] as const;

/** Where its conversation stands; before there is one, who was named. */
export function stateInWords({ state, advisor }: WatchedCallBack): string {
  const at = known.find((each) => each === state);
  if (at) return t(`state_${at}`, { name: advisor?.name ?? "" });
  return advisor ? t("with", { name: advisor.name }) : t("with_nobody");
}
