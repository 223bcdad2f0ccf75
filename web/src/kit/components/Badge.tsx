import type { ComponentChildren, JSX } from "preact";

interface BadgeProps { tone?: "neutral" | "info" | "success" | "warning" | "danger" | "count"; children: ComponentChildren }

export function Badge({ tone = "neutral", children }: BadgeProps): JSX.Element {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}
