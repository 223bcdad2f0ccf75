/** Hear it by socket: news that may be dropped at any time; what must not be lost is read by its cursor. */
import { signal } from "@preact/signals";
import type { Socket } from "socket.io-client";
import type { Board, CallBackNews, Contact, Duty, Entry, InCall, LetterOut, Offer, Reader, Recording, SessionCard, SessionQuestion } from "../wire";
import { backoff } from "./retry";

export type Page = "seeker" | "console" | "board" | "guest" | "waiting" | "session";
export interface Seen { contact: string; by: "seeker" | "advisor"; seq: number }
export interface Typing { contact: string; by: "seeker" | "advisor"; name: string }
export type Seat = InCall["seat"];
export interface CallNews { contact: string; state: "admitted" | "here" | "silent" | "gone" | "displaced" | "guests"; seat: Seat | null }
export interface Shown { contact: string; sound: boolean; picture: "camera" | "screen" | "held" | "none"; looks: boolean; writes: boolean; asks: boolean }
export interface Showing extends Shown { by: Seat }
/** A line as it stands while somebody writes it; `line` is the id under which it will be kept. */
export interface Written { contact: string; line: string; words: string }
export interface Writing extends Written { by: Seat }
/** How far a group session is and how many are there; with a higher `sequence` it is announced otherwise. */
export interface SessionNews { session: string; phase: SessionCard["phase"]; here: number; sequence: number }
export interface OfferGone { id: string; contact: string; reason: "expired" | "rescinded" | "accepted" | "declined" }

export interface InvitationGone { id: string; contact: string; guest: string; reason: "accepted" | "declined" | "expired" | "withdrawn" }

export interface News {
  entry: Entry;
  contact: Contact;
  seen: Seen;
  typing: Typing;
  offer: Offer;
  offer_gone: OfferGone;
  invitation_gone: InvitationGone;
  duty: Duty;
  console: Record<string, never>;
  board: Board;
  letter_out: LetterOut;
  reader: Reader;
  call: CallNews;
  call_back: CallBackNews;
  showing: Showing;
  recording: Recording;
  writing: Writing;
  session: SessionNews;
  session_question: SessionQuestion;
  session_moved: { session: string };
  signed_out: Record<string, never>;
}
type Ear<K extends keyof News> = (news: News[K]) => void;

const typingEvery = 2000;
/** All pages of a process are told at once that news was missed; they read again one after another. */
const missedWithin = 2000;
const final = ["sign_in_required", "forbidden_origin", "not_allowed"];

export class Live {
  readonly connected = signal(false);
  /** Why the server will not have us, when trying again is no use. */
  readonly refused = signal<string | null>(null);
  readonly #page: Page;
  readonly #link: string;
  readonly #ears = new Map<keyof News, Set<Ear<never>>>();
  #socket: Socket | null = null;
  #opening = 0;
  #refusals = 0;
  #typedAt = -typingEvery;

  /** `link` is what opens a page to whoever has no session. */
  constructor(page: Page, link = "") {
    this.#page = page;
    this.#link = link;
  }

  /** Connect, and stay so. Call it again after signing in: the cookie is read as the socket opens. */
  async open(): Promise<void> {
    this.close();
    this.refused.value = null;
    const opening = (this.#opening += 1);
    const { io } = await import("socket.io-client");
    if (opening !== this.#opening) return;
    this.#socket = io({
      transports: ["websocket"],
      auth: { page: this.#page, ...(this.#link ? { link: this.#link } : {}) },
      reconnectionDelay: 500,
      reconnectionDelayMax: 8000,
      randomizationFactor: 0.5,
      timeout: 8000,
    });
    this.#listen(this.#socket);
  }

  close(): void {
    this.#opening += 1;
    this.#socket?.close();
    this.#socket = null;
    this.connected.value = false;
  }

  /** Hear one kind of news; the answer stops it. */
  hear<K extends keyof News>(kind: K, ear: Ear<K>): () => void {
    const ears = this.#ears.get(kind) ?? new Set();
    this.#ears.set(kind, ears.add(ear));
    return () => void ears.delete(ear);
  }

  /** Tell the other side that words are coming; at most every two seconds. */
  typing(contact: string): void {
    if (!this.connected.value || performance.now() - this.#typedAt < typingEvery) return;
    this.#typedAt = performance.now();
    this.#socket?.volatile.emit("typing", { contact });
  }

  /** Tell colleagues in the same contact that it is being read, or answered. */
  reading(contact: string, doing: Reader["doing"]): void {
    if (this.connected.value) this.#socket?.volatile.emit("reading", { contact, doing });
  }

  /** Tell the other side of a call what it can hear and see. */
  showing(shown: Shown): void {
    if (this.connected.value) this.#socket?.volatile.emit("showing", shown);
  }

  /** Tell the others in a call what one is writing, as it stands. */
  writing(written: Written): void {
    if (this.connected.value) this.#socket?.volatile.emit("writing", written);
  }

  #listen(socket: Socket): void {
    socket.on("connect", () => {
      this.#refusals = 0;
      this.connected.value = true;
    });
    socket.on("disconnect", () => {
      this.connected.value = false;
      this.#again(socket);
    });
    socket.on("connect_error", ({ message }) => {
      if (final.includes(message)) this.refused.value = message;
      else this.#again(socket);
    });
    socket.on("again", () => {
      setTimeout(() => this.#blink(socket), Math.random() * missedWithin);
    });
    socket.onAny((kind: string, news: unknown) => {
      this.#ears.get(kind as keyof News)?.forEach((ear) => ear(news as never));
    });
  }

  /** News was missed though the line held: whoever follows by this reads again, as after any interruption. */
  #blink(socket: Socket): void {
    if (this.#socket !== socket || !this.connected.peek()) return;
    this.connected.value = false;
    this.connected.value = true;
  }

  /** socket.io tries again by itself after a lost line, never after the server said no or hung up. */
  #again(socket: Socket): void {
    if (socket.active) return;
    this.#refusals += 1;
    setTimeout(() => {
      if (this.#socket === socket && this.refused.value === null) socket.connect();
    }, backoff(this.#refusals, { first: 1000, longest: 15_000 }));
  }
}
