/** How one looks at the others: who is large, or all side by side; and whether at oneself. */
import { signal } from "@preact/signals";
import type { Seat } from "../kit/live";

export class Layout {
  /** Who is looked at in large; null: the one across. */
  readonly pinned = signal<Seat | null>(null);
  readonly even = signal(false);
  /** Oneself is not shown: what the others see stays the same. */
  readonly unmirrored = signal(false);

  pin(seat: Seat | null): void {
    this.pinned.value = seat;
    if (seat) this.even.value = false;
  }

  turn(): void {
    this.even.value = !this.even.peek();
    this.pinned.value = null;
  }
}
