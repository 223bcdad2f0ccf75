import type { JSX } from "preact";
import type { Link } from "../../kit/steadiness";
import { Glyph } from "../parts/Glyph";
import { t } from "../words";

/** Whether what is on screen is live. */
export function LinkMark({ link }: { link: Link }): JSX.Element {
  return (
    <p class={`link-mark link-${link}`} role="status">
      <Glyph name={link === "lost" ? "signal_off" : "signal"} size={18} />
      <span class="link-words">{t(`link_${link}`)}</span>
    </p>
  );
}
