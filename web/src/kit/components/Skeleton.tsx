import type { JSX } from "preact";
import { t } from "../words";

interface SkeletonProps { lines?: number; blocks?: number }

/** The shape of what is coming, for the eye; "one moment" for the ear. */
export function Skeleton({ lines = 0, blocks = 0 }: SkeletonProps): JSX.Element {
  const each = (n: number, look: string): JSX.Element[] => Array.from({ length: n }, (_, i) => <span key={i} class={`skeleton ${look}`} />);
  return (
    <div class="skeletons" role="status">
      <span class="visually-hidden">{t("busy")}</span>
      {each(lines, "")}
      {each(blocks, "skeleton-block")}
    </div>
  );
}
