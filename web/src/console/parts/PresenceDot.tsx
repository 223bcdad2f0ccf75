import type { JSX } from "preact";
import type { Colleague } from "../../wire";
import { isThere } from "../desk/presence";

/** A dot for the eye, full, half or empty; what it means stands beside it in words. */
export function PresenceDot({ colleague }: { colleague: Colleague }): JSX.Element {
  const look = !isThere(colleague) ? "away" : colleague.presence.asked ? "asked" : "here";
  return <span class={`presence-dot presence-${look}`} aria-hidden="true" />;
}
