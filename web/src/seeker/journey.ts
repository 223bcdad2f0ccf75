/** A seeker's way through the page: choose a motive, say a name, wait, talk, leave. */
import { computed, signal } from "@preact/signals";
import { newId } from "../kit/api";
import { readAgency } from "../kit/agency";
import * as clock from "../kit/clock";
import { Fresh } from "../kit/fresh";
import { language } from "../kit/i18n";
import { Live } from "../kit/live";
import { isRefusal, type Refusal } from "../kit/refusal";
import { tab } from "../kit/store";
import { zone } from "../kit/when";
import { carryDraft } from "../timeline/draft";
import type { Agency, Appointment, Conversation as Known, Me, Motive, Person, QueueCard } from "../wire";
import { bookable, type Bookable } from "./bookable";
import { Conversation } from "./conversation";
import { openChat } from "./openChat";
import { openVideo } from "./openVideo";
import { readAppointments } from "./readAppointments";
import { readMe } from "./readMe";

export interface Choice { queue: QueueCard; motive: Motive }
/** How one talks at once. */
export type LiveWay = "talk" | "video";
export interface Introduction { name: string; email: string }

const kept = "visavis.contact";
const lookAgain = 20_000;

export class Journey {
  readonly agency = signal<Agency | null>(null);
  readonly name = signal("");
  /** The advisor who follows them, if anybody does. */
  readonly referent = signal<Person | null>(null);
  readonly conversation = signal<Conversation | null>(null);
  readonly refusal = signal<Refusal | null>(null);
  readonly #motive = signal<string | null>(null);
  /** Read afresh with the agency: the queue may close while the name is being typed. */
  readonly choice = computed(() => chosen(this.agency.value, this.#motive.value));
  readonly known = signal(false);
  /** Whether a time can be booked about what they chose. */
  readonly bookable = signal<Bookable | null>(null);
  /** Their next appointment. */
  readonly next = signal<Appointment | null>(null);
  readonly #live = new Live("seeker");
  readonly #agencyFresh = new Fresh({
    read: () => this.#look(),
    connected: signal(false),
    poll: lookAgain,
    refused: (refusal) => this.#refuse(refusal),
  });
  /** The same for each try: a chat whose answer was lost is not opened twice. */
  #chat = newId();

  /** Who one is, and who follows one, is read at first and again after each contact. */
  #anew = true;

  readonly outOfReach = computed(() => this.#agencyFresh.failures.value > 0);

  start(): void {
    this.#live.hear("signed_out", () => this.restart());
    this.#agencyFresh.start();
  }

  choose(motive: string | null): void {
    this.refusal.value = null;
    if (motive !== this.#motive.peek()) void this.#lookAhead(motive);
    this.#motive.value = motive;
  }

  /** Something was booked: whoever came without a name has one now. */
  booked(): void {
    this.#anew = true;
    this.#agencyFresh.now();
  }

  async open({ motive, queue }: Choice, way: LiveWay, { name, email }: Introduction): Promise<void> {
    this.refusal.value = null;
    const spoken = queue.languages.includes(language.peek()) ? language.peek() : queue.languages[0] ?? "fr";
    try {
      const open = way === "video" ? openVideo : openChat;
      const known = await open({ id: this.#chat, motive: motive.id, name, email: email || null, language: spoken });
      this.#chat = newId();
      this.#follow(known.contact.id, known);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.#notOpened(error);
    }
  }

  /** The one that was followed goes on elsewhere, by another page's click or in the morning. */
  async wentOn(): Promise<void> {
    const { contact } = await readMe();
    if (contact === null) this.restart();
    else this.goOn(contact);
  }

  /** Another contact has taken the place of the one that was followed. */
  goOn(contact: string): void {
    const before = this.conversation.peek()?.follower.id;
    if (before !== undefined) carryDraft(before, contact);
    this.#follow(contact);
  }

  /** Back to the beginning, for another chat. */
  restart(): void {
    this.#drop();
    this.choose(null);
    this.#anew = true;
    this.#agencyFresh.start();
  }

  async #look(): Promise<boolean> {
    const [agency, me] = await Promise.all([readAgency(), this.#anew ? readMe() : null]);
    this.#anew = false;
    clock.hear(agency.now);
    zone.value = agency.zone;
    this.agency.value = agency;
    if (me) await this.#meet(me);
    return false;
  }

  async #meet({ seeker, referent, contact }: Me): Promise<void> {
    this.referent.value = referent;
    if (seeker) {
      this.name.value = seeker.name;
      this.next.value = upcoming((await readAppointments()).appointments);
    }
    if (!this.known.peek()) this.#recognise(contact ?? (seeker && tab.get(kept)));
  }

  #recognise(contact: string | null): void {
    this.known.value = true;
    if (contact !== null) this.#follow(contact);
  }

  /** A way more, where there is one: without an answer there is the chat. */
  async #lookAhead(motive: string | null): Promise<void> {
    this.bookable.value = null;
    const found = motive === null ? null : await bookable(motive).catch(() => null);
    if (this.#motive.peek() === motive) this.bookable.value = found;
  }

  #follow(contact: string, seed?: Known): void {
    this.#drop();
    this.#agencyFresh.stop();
    tab.set(kept, contact);
    this.conversation.value = new Conversation({ contact, live: this.#live, seed, refused: (refusal) => this.#refuse(refusal) });
    this.conversation.value.start();
  }

  #drop(): void {
    this.conversation.peek()?.stop();
    this.conversation.value = null;
    tab.set(kept, null);
  }

  async #notOpened(refusal: Refusal): Promise<void> {
    if (refusal.code === "id_taken") this.#chat = newId();
    if (refusal.code === "already_waiting") return this.#resume();
    if (refusal.code === "queue_closed") this.#agencyFresh.now();
    this.refusal.value = refusal;
  }

  async #resume(): Promise<void> {
    const { contact } = await readMe();
    if (contact !== null) this.#follow(contact);
  }

  #refuse(refusal: Refusal): void {
    this.restart();
    this.refusal.value = refusal;
  }
}

function chosen(agency: Agency | null, motive: string | null): Choice | null {
  const queue = agency?.queues.find(({ motives }) => motives.some(({ id }) => id === motive));
  const found = queue?.motives.find(({ id }) => id === motive);
  return queue && found ? { queue, motive: found } : null;
}

function upcoming(appointments: readonly Appointment[]): Appointment | null {
  return appointments.find(({ diary, state }) => state === "booked" || (diary !== null && state === "due")) ?? null;
}
