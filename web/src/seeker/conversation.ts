/** One contact as its seeker holds it: what is said, what is on its way, how far it is read. */
import { computed, effect, untracked, type ReadonlySignal } from "@preact/signals";
import { Follower } from "../kit/follower";
import type { Live } from "../kit/live";
import { Outbox } from "../kit/outbox";
import type { Refusal } from "../kit/refusal";
import { newSince } from "../timeline/arrange";
import { readConversation } from "../timeline/readConversation";
import { Reader } from "../timeline/reader";
import { writeEntry } from "../timeline/writeEntry";
import type { Contact, Conversation as Known } from "../wire";
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
  #stop: () => void = () => undefined;

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
    this.#stop = effect(() => {
      // Back in touch: what could not be sent goes out now.
      if (!this.lost.value) untracked(() => void this.outbox.nudge());
    });
  }

  stop(): void {
    this.#stop();
    this.follower.stop();
    this.live.close();
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
