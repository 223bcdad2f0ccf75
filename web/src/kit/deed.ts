/** Something that somebody does: busy while it is under way, and its refusal kept in sight until the next try. */
import { signal } from "@preact/signals";
import { isRefusal, type Refusal } from "./refusal";

export class Deed {
  readonly busy = signal(false);
  readonly refusal = signal<Refusal | null>(null);

  /** Do it unless it is being done; the answer says whether it was done. */
  async do(act: () => Promise<void>): Promise<boolean> {
    if (this.busy.peek()) return false;
    this.busy.value = true;
    this.refusal.value = null;
    try {
      await act();
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.refusal.value = error;
      return false;
    } finally {
      this.busy.value = false;
    }
  }

  forget(): void {
    this.refusal.value = null;
  }
}
