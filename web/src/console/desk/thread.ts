/** One conversation at the desk: what is written, what is on its way, and what is still being composed. */
import { computed, effect, signal, untracked, type Signal } from "@preact/signals";
import { Follower } from "../../kit/follower";
import type { Live } from "../../kit/live";
import { Outbox } from "../../kit/outbox";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { tab } from "../../kit/store";
import { before } from "../../timeline/before";
import { readConversation } from "../../timeline/readConversation";
import { Reader } from "../../timeline/reader";
import { writeEntry } from "../../timeline/writeEntry";
import type { Contact, Entry } from "../../wire";
import { Correspondence } from "../letters/correspondence";
import { Deed } from "../../kit/deed";

export type Kind = "line" | "note";

export class Thread {
  readonly id: string;
  readonly follower: Follower;
  readonly outbox: Outbox;
  readonly reader: Reader;
  readonly refused = signal<Refusal | null>(null);
  readonly kind = signal<Kind>("line");
  readonly deed = new Deed();
  readonly correspondence: Correspondence;
  /** What was said in the contacts from which this one goes on. */
  readonly earlier = signal<readonly Entry[]>([]);
  readonly entries = computed<readonly Entry[]>(() => [...this.earlier.value, ...this.follower.entries.value]);
  readonly contact = computed<Contact | null>(() => this.follower.contact.value);
  readonly #texts: Record<string, Signal<string>> = {};
  #stops: (() => void)[] = [];

  /** `seen` hears up to which seq this side has read. */
  constructor(id: string, live: Live, seen: (seq: number) => void) {
    this.id = id;
    this.follower = new Follower({ contact: id, read: readConversation, live, refused: (refusal) => { this.refused.value = refusal; } });
    this.outbox = new Outbox({ contact: id, post: writeEntry, stored: (entry) => this.follower.learn({ kind: "entry", entry }) });
    this.correspondence = new Correspondence(this, live);
    this.reader = new Reader({ contact: id, side: "advisor", learn: (told) => {
      this.follower.learn(told);
      if (told.kind === "seen") seen(told.seq);
    } });
  }

  start(): void {
    this.follower.start();
    this.#stops = [this.correspondence.start(), effect(() => {
      const continues = this.contact.value?.continues ?? null;
      if (continues !== null) void untracked(() => this.#goBack(continues));
    }), effect(() => {
      if (this.follower.failures.value === 0 && this.contact.value) void this.outbox.nudge();
    })];
  }

  stop(): void {
    this.follower.stop();
    this.#stops.forEach((stop) => stop());
  }

  /** Words not yet sent, kept for a reload of this tab: a draft of each kind, the wrap-up note, the transfer note. */
  text(what: string): Signal<string> {
    return (this.#texts[what] ??= this.#kept(what));
  }

  /** It is done: nothing of it is kept for a reload. */
  forget(): void {
    for (const text of Object.values(this.#texts)) text.value = "";
  }

  async #goBack(continues: string): Promise<void> {
    if (this.earlier.peek().length > 0) return;
    try {
      this.earlier.value = await before({ continues }, readConversation);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  #kept(what: string): Signal<string> {
    const key = `visavis.draft.${this.id}.${what}`;
    const kept = signal(tab.get(key) ?? "");
    kept.subscribe((text) => tab.set(key, text === "" ? null : text));
    return kept;
  }
}
