/** Follows one contact: its state, its entries, who is writing. */
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Contact, Conversation } from "../wire";
import { follow, nothing, type Following, type Told } from "./follow";
import { Fresh } from "./fresh";
import type { Live, Typing } from "./live";
import type { Refusal } from "./refusal";

interface Sources {
  contact: string;
  read: (contact: string, after: number) => Promise<Conversation>;
  live: Pick<Live, "connected" | "hear">;
  /** What is already known of it, from the answer that opened it. */
  seed?: Conversation | undefined;
  refused?: (refusal: Refusal) => void;
  wake?: (look: () => void) => () => void;
}

const typingLasts = 5000;

export class Follower {
  readonly id: string;
  readonly #state = signal<Following>(nothing);
  readonly contact = computed(() => this.#state.value.contact);
  readonly entries = computed(() => this.#state.value.entries);
  readonly typing = signal<Typing | null>(null);
  readonly failures: ReadonlySignal<number>;
  readonly #fresh: Fresh;
  readonly #from: Sources;
  #contactHeard = 0;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];

  constructor(from: Sources) {
    this.id = from.contact;
    this.#from = from;
    if (from.seed) this.#state.value = follow(nothing, { kind: "read", conversation: from.seed });
    this.#fresh = new Fresh({
      read: () => this.#read(),
      connected: from.live.connected,
      refused: (refusal) => from.refused?.(refusal),
      ...(from.wake ? { wake: from.wake } : {}),
    });
    this.failures = this.#fresh.failures;
  }

  start(): void {
    const { live } = this.#from;
    this.#stops = [
      live.hear("entry", (entry) => entry.contact === this.id && this.learn({ kind: "entry", entry })),
      live.hear("contact", (contact) => contact.id === this.id && this.#hears(contact)),
      live.hear("seen", ({ contact, by, seq }) => contact === this.id && this.learn({ kind: "seen", by, seq })),
      live.hear("typing", (typing) => typing.contact === this.id && this.#types(typing)),
      effect(() => {
        if (this.#state.value.gap) untracked(() => this.#fresh.now());
      }),
    ];
    this.#fresh.start();
  }

  stop(): void {
    this.#fresh.stop();
    this.#stops.forEach((stop) => stop());
    clearTimeout(this.#typingTimer);
  }

  /** Read at once. */
  now(): void {
    this.#fresh.now();
  }

  /** Take in what a socket or the answer to a write has told. */
  learn(told: Exclude<Told, { kind: "read" }>): void {
    if (told.kind === "contact") this.#contactHeard += 1;
    if (told.kind === "entry" && told.entry.kind === "line") this.typing.value = null;
    this.#state.value = follow(this.#state.peek(), told);
  }

  /** News may overtake one another and the answer to a write: before a new state is believed, it is read. */
  #hears(contact: Contact): void {
    if (contact.state === this.contact.peek()?.state) this.learn({ kind: "contact", contact });
    else this.now();
  }

  async #read(): Promise<boolean> {
    const heard = this.#contactHeard;
    const conversation = await this.#from.read(this.id, this.#state.peek().cursor);
    const stale = heard !== this.#contactHeard;
    this.#state.value = follow(this.#state.peek(), { kind: "read", conversation, stale });
    return conversation.more || stale;
  }

  #types(typing: Typing): void {
    clearTimeout(this.#typingTimer);
    this.typing.value = typing;
    this.#typingTimer = setTimeout(() => {
      this.typing.value = null;
    }, typingLasts);
  }
}
