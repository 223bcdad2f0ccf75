/** One thing asked of the server: what came of it, and what is said beside the fields when it is refused. */
import { signal } from "@preact/signals";
import { pick } from "../../kit/i18n";
import { isRefusal, type Refusal } from "../../kit/refusal";
import type { Finding } from "../../wire";
import type { Told } from "../form/draft";

export class Asked {
  readonly busy = signal(false);
  readonly refusal = signal<Refusal | null>(null);

  /** Ask; true when it was done. */
  async ask(deed: () => Promise<void>): Promise<boolean> {
    if (this.busy.value) return false;
    this.busy.value = true;
    this.refusal.value = null;
    try {
      await deed();
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.refusal.value = error;
      return false;
    } finally {
      this.busy.value = false;
    }
  }

  get findings(): readonly Finding[] {
    return this.refusal.value?.findings ?? [];
  }

  at(path: string): Told {
    const about = this.findings.filter(({ at }) => at === path || at.startsWith(`${path}/`));
    return { error: about.length ? about.map((each) => pick(each)).join(" ") : null, warning: null };
  }
}
