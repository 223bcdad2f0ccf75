/** What passes on a line, counted from time to time: how well, whether pictures come, and how much of one's own has room. */
import { signal } from "@preact/signals";
import { anew, refit, unfitted } from "./fitting";
import { count, outgoing, quality, type Counted, type Quality } from "./quality";

export class Measure {
  readonly quality = signal<Quality | null>(null);
  /** Whether pictures of the other side arrive. */
  readonly pictured = signal(false);
  readonly fitting = signal(unfitted);
  #counted: Counted | null = null;

  /** Take what a browser reports; null where there is no line. Whoever sends no picture learns nothing of the room for one. The answer is what was counted. */
  take(stats: RTCStatsReport | null, at: number, { sends }: { sends: boolean }): { before: Counted | null; now: Counted } | null {
    const before = this.#counted;
    if (!stats) {
      this.#counted = this.quality.value = null;
      this.pictured.value = false;
      return null;
    }
    const now = count([...(stats as unknown as Map<string, Record<string, unknown>>).values()], at);
    this.#counted = now;
    this.quality.value = quality(before, now);
    this.pictured.value = now.frames > (before?.frames ?? now.frames);
    if (sends) this.fitting.value = before ? refit(this.fitting.peek(), outgoing(before, now), at) : anew(this.fitting.peek(), at);
    return { before, now };
  }
}
