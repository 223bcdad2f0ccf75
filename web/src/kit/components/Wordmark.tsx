import type { JSX } from "preact";

export function Wordmark(): JSX.Element {
  return <span class="wordmark"><img src="/mark.svg" width="28" height="28" alt="" />Visavis</span>;
}
