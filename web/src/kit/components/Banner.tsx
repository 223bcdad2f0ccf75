import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./Icon";

interface BannerProps {
  tone?: "info" | "success" | "warning" | "danger";
  icon?: IconName;
  title?: string | undefined;
  /** Said aloud when it appears: politely, or at once. Leave out for what is there from the start. */
  live?: "status" | "alert";
  children?: ComponentChildren;
  action?: ComponentChildren;
}

const icons = { info: "info", success: "check", warning: "clock", danger: "alert" } as const;

export function Banner({ tone = "info", icon = icons[tone], title, live, children, action }: BannerProps): JSX.Element {
  return (
    <div class={`banner banner-${tone}`} {...(live ? { role: live } : {})}>
      <Icon name={icon} />
      <div class="banner-body">
        {title && <p class="banner-title">{title}</p>}
        {children}
        {action}
      </div>
    </div>
  );
}
