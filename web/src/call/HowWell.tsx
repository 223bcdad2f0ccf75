import type { JSX } from "preact";
import type { Quality } from "./quality";
import { t } from "./words";

/** How well it gets through, in a word; what was measured, for who points at it. */
export function HowWell({ quality }: { quality: Quality }): JSX.Element {
  return <p class={`call-quality call-quality-${quality.level}`} title={t("measured", { ...quality })}><span class="call-bars" aria-hidden="true" />{t(quality.level)}</p>;
}
