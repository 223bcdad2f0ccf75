import type { JSX } from "preact";
import { initials, tint } from "../names";

interface AvatarProps { name: string; size?: "small" | "medium" | "large" }

/** Beside a name that is written out: it says nothing that the name does not. */
export function Avatar({ name, size = "medium" }: AvatarProps): JSX.Element {
  return <span class={`avatar avatar-${size} tint-${tint(name)}`} aria-hidden="true">{initials(name)}</span>;
}
