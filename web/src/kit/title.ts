/** The tab's title: where one is, and how much is unread while one looks elsewhere. */
import { effect, type ReadonlySignal } from "@preact/signals";

export function titled(title: () => string, unread: ReadonlySignal<number>): () => void {
  return effect(() => {
    document.title = unread.value > 0 ? `(${unread.value}) ${title()}` : title();
  });
}
