import { signal } from "@preact/signals";
import type { JSX } from "preact";

const polite = signal("");
const urgent = signal("");
const forgets = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Say a change aloud to those who read by ear: in a pause, or at once. Needs one `<Announcer />` on the page. */
export function announce(text: string, how: "polite" | "urgent" = "polite"): void {
  const region = how === "polite" ? polite : urgent;
  // The same words twice are no change, and stay unsaid.
  region.value = region.peek() === text ? `${text}\u00a0` : text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    polite.value = "";
    urgent.value = "";
  }, forgets);
}

export function Announcer(): JSX.Element {
  return (
    <>
      <div class="visually-hidden" role="status">{polite.value}</div>
      <div class="visually-hidden" role="alert">{urgent.value}</div>
    </>
  );
}
