import type { ButtonHTMLAttributes, JSX } from "preact";
import { t } from "../words";
import { Icon, type IconName } from "./Icon";

interface ButtonProps extends ButtonHTMLAttributes {
  look?: "primary" | "secondary" | "quiet" | "danger";
  icon?: IconName | undefined;
  busy?: boolean;
  wide?: boolean;
}

/** A button keeps its place and its focus while it is busy; it only stops answering. */
export function Button(props: ButtonProps): JSX.Element {
  const { look = "secondary", icon, busy = false, wide = false, type = "button", onClick, children, ...rest } = props;
  const looks = ["button", `button-${look}`, wide ? "button-wide" : "", children === undefined ? "button-bare" : ""];
  return (
    <button {...rest} type={busy ? "button" : type} class={looks.join(" ").trim()}
      {...(busy ? { "aria-disabled": true } : { onClick })}>
      {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
      {busy && <span class="visually-hidden">{t("busy")}</span>}
    </button>
  );
}
