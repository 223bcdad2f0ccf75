/** A channel in words and as a picture; one that these pages have not heard of, by its own name. */
import type { IconName } from "./components/Icon";
import { t } from "./words";

const pictures: Readonly<Record<string, IconName>> = { chat: "chat", email: "letter", callback: "phone", video: "camera" };

export function channelName(kind: string): string {
  const said = t(`channel_${kind}` as Parameters<typeof t>[0]);
  return said.startsWith("channel_") ? kind : said;
}

export function channelIcon(kind: string): IconName {
  return pictures[kind] ?? "chat";
}
