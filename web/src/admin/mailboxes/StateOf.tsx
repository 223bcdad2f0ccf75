import type { JSX } from "preact";
import { Badge } from "../../kit/components/Badge";
import { Icon } from "../../kit/components/Icon";
import { dayAndHour } from "../../kit/when";
import type { MailboxRow } from "../../wire";
import { t } from "./words";

const known = {
  unreachable: "why_unreachable", lost: "why_unreachable", login_refused: "why_login", no_password: "why_no_password", no_such_folder: "why_folder", not_encrypted: "why_plain",
} as const;

/** How well a mailbox is read, in words. */
export function StateOf({ box }: { box: MailboxRow }): JSX.Element {
  if (box.paused) return <Badge tone="warning"><Icon name="clock" size={15} />{t("paused")}</Badge>;
  if (box.asked) return <Badge tone="info"><Icon name="refresh" size={15} />{t("asked")}</Badge>;
  if (box.failure) return <Badge tone="danger"><Icon name="alert" size={15} />{[t(wordOf(box.failure)), box.failing_since && t("since", { at: dayAndHour(box.failing_since) })].filter(Boolean).join(" · ")}</Badge>;
  if (!box.fetched) return <Badge tone="success"><Icon name="check" size={15} />{t("well")}</Badge>;
  if (!box.last_seen_at) return <Badge>{t("not_yet")}</Badge>;
  return <Badge tone="success"><Icon name="check" size={15} />{t("seen", { at: dayAndHour(box.last_seen_at) })}</Badge>;
}

function wordOf(code: string) {
  return code in known ? known[code as keyof typeof known] : "why_unreachable";
}
