/** One contact as its seeker holds it: what is said, what is on its way, how far it is read. */
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { Follower } from "../kit/follower";
import type { Live } from "../kit/live";
import { Outbox } from "../kit/outbox";
import { isRefusal, type Refusal } from "../kit/refusal";
import { newSince } from "../timeline/arrange";
import { before } from "../timeline/before";
import { readConversation } from "../timeline/readConversation";
import { Reader } from "../timeline/reader";
import { writeEntry } from "../timeline/writeEntry";
import type { Contact, Conversation as Known, Entry } from "../wire";
import { chooseAdvisor } from "./chooseAdvisor";
import { comeBack } from "./comeBack";
import { leave } from "./leave";

interface Sources {
  contact: string;
  live: Live;
  seed?: Known | undefined;
  refused: (refusal: Refusal) => void;
}

export class Conversation {
  readonly follower: Follower;
  readonly outbox: Outbox;
  readonly reader: Reader;
  readonly contact: ReadonlySignal<Contact | null>;
  readonly unread: ReadonlySignal<number>;
  /** We do not reach the server, whatever way we try. */
  readonly lost: ReadonlySignal<boolean>;
  readonly live: Live;
  /** What was said in the contacts from which this one goes on. */
  readonly #earlier = signal<readonly Entry[]>([]);
  readonly entries = computed<readonly Entry[]>(() => [...this.#earlier.value, ...this.follower.entries.value]);
  #stops: (() => void)[] = [];

  constructor({ contact, live, seed, refused }: Sources) {
    this.live = live;
    const follower = new Follower({ contact, read: readConversation, live, seed, refused });
    this.follower = follower;
    this.contact = follower.contact;
    this.outbox = new Outbox({ contact, post: writeEntry, stored: (entry) => follower.learn({ kind: "entry", entry }) });
    this.reader = new Reader({ contact, side: "seeker", learn: (told) => follower.learn(told) });
    this.lost = computed(() => follower.failures.value > 0);
    this.unread = computed(() => newSince(follower.entries.value, "seeker", follower.contact.value?.seen_by_seeker ?? 0));
  }

  start(): void {
    void this.live.open();
    this.follower.start();
    this.#stops = [effect(() => {
      // Back in touch: what could not be sent goes out now.
      if (!this.lost.value) untracked(() => void this.outbox.nudge());
    }), effect(() => {
      const continues = this.contact.value?.continues ?? null;
      if (continues !== null) void untracked(() => this.#goBack(continues));
    })];
  }

  stop(): void {
    this.#stops.forEach((stop) => { stop(); });
    this.follower.stop();
    this.live.close();
  }

  async #goBack(continues: string): Promise<void> {
    if (this.#earlier.peek().length > 0) return;
    try {
      this.#earlier.value = await before({ continues }, readConversation);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  typing(): void {
    this.live.typing(this.follower.id);
  }

  async choose(keepsWaiting: boolean): Promise<void> {
    this.follower.learn({ kind: "contact", contact: await chooseAdvisor(this.follower.id, keepsWaiting) });
  }

  async leave(): Promise<void> {
    this.follower.learn({ kind: "contact", contact: await leave(this.follower.id) });
  }

  async comeBack(): Promise<void> {
    this.follower.learn({ kind: "contact", contact: await comeBack(this.follower.id) });
  }
}
