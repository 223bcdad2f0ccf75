/** Lines on their way: shown at once, sent once and in order, kept across a reload until the server has them. */
import { signal } from "@preact/signals";
import type { Entry } from "../wire";
import { newId } from "./api";
import { isRefusal } from "./refusal";
import { tab, type Shelf } from "./store";

export interface Draft {
  readonly id: string;
  readonly kind: "line" | "note";
  readonly body: string;
  readonly written_at: string;
  readonly state: "sending" | "failed";
  /** Why it failed; a passing reason is tried again by itself. */
  readonly code: string | null;
  readonly passing: boolean;
}

interface Sources {
  contact: string;
  post: (contact: string, draft: Pick<Draft, "id" | "kind" | "body">) => Promise<Entry>;
  /** The server has it: let the timeline show it in place of the draft. */
  stored: (entry: Entry) => void;
  shelf?: Shelf;
  now?: () => number;
}

export class Outbox {
  readonly drafts = signal<readonly Draft[]>([]);
  readonly #from: Sources;
  readonly #shelf: Shelf;
  readonly #key: string;
  #sending = false;

  constructor(from: Sources) {
    this.#from = from;
    this.#shelf = from.shelf ?? tab;
    this.#key = `visavis.outbox.${from.contact}`;
    this.drafts.value = kept(this.#shelf.get(this.#key));
  }

  send(body: string, kind: Draft["kind"] = "line"): Promise<void> {
    const written_at = new Date((this.#from.now ?? Date.now)()).toISOString();
    this.#keep([...this.drafts.peek(), { id: newId(), kind, body, written_at, state: "sending", code: null, passing: true }]);
    return this.#pump();
  }

  /** Try one again by hand. */
  retry(id: string): Promise<void> {
    this.#change((draft) => draft.id === id, { state: "sending", code: null });
    return this.#pump();
  }

  /** The server answers again: try whatever failed for a passing reason. */
  nudge(): Promise<void> {
    this.#change((draft) => draft.state === "failed" && draft.passing, { state: "sending", code: null });
    return this.#pump();
  }

  /** Give one up; the answer is its text, to be written anew. */
  discard(id: string): string {
    const given = this.drafts.peek().find((draft) => draft.id === id);
    this.#keep(this.drafts.peek().filter((draft) => draft.id !== id));
    return given?.body ?? "";
  }

  async #pump(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let next = this.#next(); next; next = this.#next()) await this.#post(next);
    this.#sending = false;
  }

  async #post(draft: Draft): Promise<void> {
    try {
      const entry = await this.#from.post(this.#from.contact, draft);
      this.#from.stored(entry);
      this.discard(draft.id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { code, passing } = error;
      // Without a line out, what was written after it fails with it: order is kept.
      this.#change(passing ? ({ state }) => state === "sending" : ({ id }) => id === draft.id, { state: "failed", code, passing });
    }
  }

  #next(): Draft | undefined {
    return this.drafts.peek().find(({ state }) => state === "sending");
  }

  #change(which: (draft: Draft) => boolean, change: Partial<Draft>): void {
    this.#keep(this.drafts.peek().map((draft) => (which(draft) ? { ...draft, ...change } : draft)));
  }

  #keep(drafts: readonly Draft[]): void {
    this.drafts.value = drafts;
    this.#shelf.set(this.#key, drafts.length > 0 ? JSON.stringify(drafts) : null);
  }
}

/** What a reload interrupted goes on being sent, under the same id. */
function kept(text: string | null): readonly Draft[] {
  return text === null ? [] : (JSON.parse(text) as Draft[]);
}
