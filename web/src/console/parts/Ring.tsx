import type { JSX } from "preact";

interface RingProps { share: number; seconds: number; unit: string; urgent: boolean }

const radius = 34;
const round = 2 * Math.PI * radius;

/** What is left of a time limit, as a ring and as a figure; said aloud elsewhere, and sparingly. */
export function Ring({ share, seconds, unit, urgent }: RingProps): JSX.Element {
  return (
    <div class={urgent ? "ring ring-urgent" : "ring"} aria-hidden="true">
      <svg viewBox="0 0 80 80" width="96" height="96">
        <circle class="ring-whole" cx="40" cy="40" r={radius} />
        <circle class="ring-left" cx="40" cy="40" r={radius} stroke-dasharray={round} stroke-dashoffset={round * (1 - share)} />
      </svg>
      <span class="ring-figure figures">{seconds}<small>{unit}</small></span>
    </div>
  );
}
