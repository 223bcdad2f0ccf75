import type { JSX } from "preact";

/** A day from midnight to midnight, with what is open drawn in it. The times beside it say the same. */
export function DayStrip({ spans }: { spans: readonly string[] }): JSX.Element {
  return (
    <svg class="day-strip" viewBox="0 0 1440 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="day-night" x="0" y="0" width="1440" height="40" rx="8" />
      {spans.map((span) => {
        const [from, to] = span.split("-").map(minutes);
        return from !== undefined && to !== undefined && to > from ? <rect key={span} class="day-open" x={from} y="0" width={to - from} height="40" rx="8" /> : null;
      })}
      {[360, 720, 1080].map((x) => <path key={x} class="day-tick" d={`M${x} 0V40`} />)}
    </svg>
  );
}

function minutes(time: string): number | undefined {
  const found = /^(\d\d):(\d\d)$/.exec(time.trim());
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}
