/** The advisor's desk: what the server last told, what the news has changed since, and which contact is in front. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { hear as hearClock } from "../../kit/clock";
import { Fresh } from "../../kit/fresh";
import type { Live } from "../../kit/live";
import { Steadiness, type Link } from "../../kit/steadiness";
import type { Refusal } from "../../kit/refusal";
import { tab } from "../../kit/store";
import { carryDraft } from "../../timeline/draft";
import type { Card, Console, Invitation, Offer } from "../../wire";
import { readConsole } from "../calls/readConsole";
import { Deed } from "../../kit/deed";
import { complete, goesOn, hear, promisedAnew, type Heard } from "./news";
import { Thread } from "./thread";

interface Ears { refused: (refusal: Refusal) => void; signedOut: () => void }

export type View = "desk" | "people" | "timetable";

const chosenKey = "visavis.desk.chosen";
/** News during a read makes it stale; on a busy desk the third one counts all the same. */
const patience = 2;

export class Desk {
  readonly live: Live;
  readonly told = signal<Console | null>(null);
  /** Kept in this tab, so that a reload comes back to the same conversation. */
  readonly chosen = signal<string | null>(tab.get(chosenKey));
  readonly offer: ReadonlySignal<Offer | null>;
  /** Colleagues who ask this advisor to join them. */
  readonly invitations: ReadonlySignal<readonly Invitation[]>;
  readonly cards: ReadonlySignal<readonly Card[]>;
  readonly thread: ReadonlySignal<Thread | null>;
  readonly link: ReadonlySignal<Link>;
  readonly #steadiness: Steadiness;
  readonly answering = new Deed();
  readonly declaring = new Deed();
  readonly joining = new Deed();
  /** What is in front when no conversation is: the desk itself, one's people, or one's week. */
  readonly view = signal<View>("desk");
  readonly #threads = signal<ReadonlyMap<string, Thread>>(new Map());
  /** Offers answered on this page: a read that was under way may still bring them. */
  readonly #answered = signal<ReadonlySet<string>>(new Set());
  readonly #fresh: Fresh;
  readonly #ears: Ears;
  #heard = 0;
  #stale = 0;
  #stops: (() => void)[] = [];

  constructor(live: Live, ears: Ears) {
    this.live = live;
    this.#ears = ears;
    this.#fresh = new Fresh({ read: () => this.#read(), connected: live.connected, refused: ears.refused });
    this.offer = computed(() => {
      const offer = this.told.value?.offer ?? null;
      return offer && this.#answered.value.has(offer.id) ? null : offer;
    });
    this.invitations = computed(() => (this.told.value?.invitations ?? []).filter(({ guest }) => guest.id === this.told.value?.me.id));
    this.cards = computed(() => this.told.value?.contacts ?? []);
    this.thread = computed(() => this.#threads.value.get(this.chosen.value ?? "") ?? null);
    this.#steadiness = new Steadiness(live.connected, this.#fresh.failures);
    this.link = this.#steadiness.link;
  }

  start(): void {
    const { live } = this;
    this.#stops = [
      live.hear("offer", (offer) => this.learn({ kind: "offer", offer })),
      live.hear("offer_gone", ({ id }) => this.learn({ kind: "offer_gone", id })),
      live.hear("duty", (duty) => this.learn({ kind: "duty", duty })),
      live.hear("entry", (entry) => {
        this.learn({ kind: "entry", entry });
        // What a card says of the last word, and until when an answer is promised, is as before.
        if (entry.event?.code.startsWith("taken_back")) this.#fresh.now();
      }),
      live.hear("seen", ({ contact, by, seq }) => { if (by === "advisor") this.learn({ kind: "seen", contact, seq }); }),
      live.hear("contact", (contact) => this.learn({ kind: "contact", contact })),
      live.hear("console", () => this.#fresh.now()),
      live.hear("invitation_gone", () => this.#fresh.now()),
      live.hear("signed_out", () => this.#ears.signedOut()),
      effect(() => this.#keepThreads(this.cards.value)),
      effect(() => this.#goOn(goesOn(this.cards.value, this.chosen.value))),
    ];
    this.#steadiness.start();
    void live.open();
    this.#fresh.start();
  }

  stop(): void {
    this.#fresh.stop();
    this.#steadiness.stop();
    this.#stops.forEach((stop) => stop());
    this.#threads.peek().forEach((thread) => thread.stop());
    this.live.close();
  }

  /** Read everything again. */
  now(): void {
    this.#fresh.now();
  }

  /** Take in the news, or the answer to something done here. */
  learn(heard: Heard): void {
    const told = this.told.peek();
    if (!told) return;
    this.#heard += 1;
    this.told.value = hear(told, heard);
    if (heard.kind === "contact" && !complete(told, heard.contact)) this.#fresh.now();
    if (heard.kind === "entry" && promisedAnew(told, heard.entry)) this.#fresh.now();
  }

  answered(offer: string): void {
    this.#answered.value = new Set([...this.#answered.peek(), offer]);
  }

  choose(contact: string | null): void {
    this.chosen.value = contact;
    if (contact !== null) this.view.value = "desk";
    tab.set(chosenKey, contact);
    this.#keepThreads(this.cards.peek());
  }

  /** Turn to one's people or one's week, and back from there to whichever conversation was in front. */
  turnTo(view: View): void {
    this.view.value = this.view.peek() === view ? "desk" : view;
  }

  /** Turn to the contact that needs the advisor most: first unread, then the oldest, then nobody. */
  turn(): void {
    const others = this.cards.peek().filter(({ contact }) => contact.id !== this.chosen.peek());
    this.choose((others.find(({ unread }) => unread > 0) ?? others[0])?.contact.id ?? null);
  }

  /** What was being written goes with it. */
  #goOn(contact: string | null): void {
    const before = this.chosen.peek();
    if (contact === null || before === null) return;
    carryDraft(before, contact);
    this.choose(contact);
  }

  async #read(): Promise<boolean> {
    const heard = this.#heard;
    const told = await readConsole();
    hearClock(told.now);
    const stale = heard !== this.#heard && this.told.peek() !== null && this.#stale < patience;
    this.#stale = stale ? this.#stale + 1 : 0;
    if (!stale) this.told.value = told;
    return stale;
  }

  /** A conversation for each contact held, and for the one in front even when it has just moved on. */
  #keepThreads(cards: readonly Card[]): void {
    const before = this.#threads.peek();
    const wanted = new Set(cards.map(({ contact }) => contact.id));
    const chosen = this.chosen.peek();
    if (chosen !== null) wanted.add(chosen);
    const gone = [...before.values()].filter(({ id }) => !wanted.has(id));
    const come = [...wanted].filter((id) => !before.has(id));
    if (gone.length + come.length === 0) return;
    gone.forEach((thread) => thread.stop());
    const kept = [...before].filter(([id]) => wanted.has(id));
    this.#threads.value = new Map([...kept, ...come.map((id) => [id, this.#begin(id)] as const)]);
  }

  #begin(id: string): Thread {
    const thread = new Thread(id, this.live, (seq) => this.learn({ kind: "seen", contact: id, seq }));
    thread.correspondence.inFront = () => this.chosen.peek() === id;
    thread.start();
    return thread;
  }
}
