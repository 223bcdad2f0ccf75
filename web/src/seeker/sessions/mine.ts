/** The links of one's places that this device remembers: whoever left no address has them nowhere else. */
import { device } from "../../kit/store";
import type { SessionCard } from "../../wire";

const key = (session: string): string => `visavis.place.${session}`;

/** The link of one's place: as we know it for a seeker, or as this device remembers it. */
export function linkOf({ id, link }: SessionCard): string | null {
  return link ?? device.get(key(id));
}

export function remember(session: string, link: string): void {
  device.set(key(session), link);
}
