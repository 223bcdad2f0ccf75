import type { ComponentChildren, JSX } from "preact";
import { lasting } from "../../kit/when";
import { t } from "../words";

export interface TimelineRow { name: string; from: number; note?: string; passed?: boolean; nobody?: boolean; who?: ComponentChildren }

/** Rings on a line of time, from the moment somebody joins: each bar begins when its ring opens. */
export function Timeline({ rows }: { rows: readonly TimelineRow[] }): JSX.Element {
  const last = Math.max(...rows.map(({ from }) => from), 0);
  const length = last === 0 ? 60 : last * 1.35;
  const marks = [...new Set(rows.map(({ from }) => from))].sort((a, b) => a - b);
  return (
    <figure class="timeline-rings">
      <figcaption class="visually-hidden">{t("timeline_caption")}</figcaption>
      <ol role="list">
        {rows.map(({ name, from, note, passed = false, nobody = false, who }, n) => (
          <li key={n} class={`ring-row ${passed ? "ring-passed" : nobody ? "ring-nobody" : ""}`}>
            <span class="ring-name">{name}<span class="ring-when soft small">{from === 0 ? t("at_once") : t("after_long", { for: longFor(from) })}{passed && ` · ${t("passed")}`}</span></span>
            <span class="ring-track"><span class={`ring-bar ring-bar-${Math.min(n, 4)}`} style={{ insetInlineStart: `${(from / length) * 100}%` }}>{who}{note && <span class="ring-note">{note}</span>}</span></span>
          </li>
        ))}
      </ol>
      <div class="ring-axis" aria-hidden="true"><span /><span class="ring-marks">{marks.map((mark) => <span key={mark} class="ring-mark figures" style={{ insetInlineStart: `${(mark / length) * 100}%` }}>{mark === 0 ? t("now") : longFor(mark)}</span>)}</span></div>
    </figure>
  );
}

export function longFor(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds % 60 && seconds < 600 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : lasting(seconds * 1000);
}
