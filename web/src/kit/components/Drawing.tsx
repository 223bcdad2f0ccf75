import type { JSX } from "preact";

interface DrawingProps { path: string; as: string; size: number }

/** Lines on a grid of 24, for the eye only: what they mean is always also said in words. */
export function Drawing({ path, as, size }: DrawingProps): JSX.Element {
  return (
    <svg class={`icon ${as}`} width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
      stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
