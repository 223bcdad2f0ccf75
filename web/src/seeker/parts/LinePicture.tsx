import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";

const shown = 7;

/** The line as one would see it in a hall: the desk, those before you, you. Said in words beside it. */
export function LinePicture({ place }: { place: number }): JSX.Element {
  const before = place - 1;
  const drawn = Math.min(before, before > shown ? shown - 1 : shown);
  return (
    <div class="line-picture" aria-hidden="true">
      <span class="line-desk"><Icon name="chat" size={20} /></span>
      {Array.from({ length: drawn }, (_, i) => <span key={drawn - i} class="line-other"><Icon name="person" size={16} /></span>)}
      {before > drawn && <span class="line-more">+{before - drawn}</span>}
      <span class="line-you"><Icon name="person" size={20} /></span>
    </div>
  );
}
