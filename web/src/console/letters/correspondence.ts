/** What goes out by letter in one contact: what is being written, and what became of what was sent. */
import { computed, effect, signal } from "@preact/signals";
import { newId } from "../../kit/api";
import type { Live } from "../../kit/live";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { readable } from "../../timeline/length";
import { writeEntry } from "../../timeline/writeEntry";
import type { Attachment, Entry, LetterOut, LettersOut, Reader } from "../../wire";
import { Deed } from "../../kit/deed";
import type { Thread } from "../desk/thread";
import { readLettersOut } from "./readLettersOut";
import { sendFile } from "./sendFile";
import { takeBack } from "./takeBack";

const company = { every: 4000, lasts: 10_000 };

export class Correspondence {
  readonly told = signal<LettersOut | null>(null);
  readonly files = signal<readonly Attachment[]>([]);
  readonly sending = new Deed();
  readonly enclosing = new Deed();
  readonly undoing = new Deed();
  /** What arrived while the letter was being written, once the server has refused it for that. */
  readonly newer = signal<readonly Entry[]>([]);
  /** Colleagues who have this contact in front of them now. */
  readonly readers = signal<readonly (Reader & { heard: number })[]>([]);
  /** Whether this thread is what the advisor looks at; the desk knows. */
  inFront: () => boolean = () => false;
  readonly byEntry = computed(() => new Map((this.told.value?.letters ?? []).flatMap((letter) => letter.entry ? [[letter.entry, letter] as const] : [])));
  readonly #thread: Thread;
  readonly #live: Live;
  /** The same for each try of one letter, so that it is written once. */
  #id = newId();

  constructor(thread: Thread, live: Live) {
    this.#thread = thread;
    this.#live = live;
  }

  /** What can still be taken back. */
  readonly held = computed(() => (this.told.value?.letters ?? []).filter(({ state, purpose }) => state === "held" && purpose === "reply"));

  /** Whether this contact is carried by letter; known once it is read. */
  get byLetter(): boolean {
    return this.#thread.contact.value?.channel === "email";
  }

  start(): () => void {
    const stops = [
      ...this.#keepCompany(),
      this.#live.hear("letter_out", (letter) => letter.contact === this.#thread.id && this.#learn(letter)),
      effect(() => {
        // Read when it opens, and again whenever the line is back: news may have been missed.
        if (this.#live.connected.value && this.#thread.contact.value) void this.#read();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Begin or go on to write: the server is told what was read by then, and refuses what was written over something newer. */
  write(text: string): void {
    const draft = this.#thread.text("letter");
    if (draft.peek() === "" || this.#seen.peek() === "") this.#seen.value = String(this.#last());
    draft.value = text;
  }

  async send(): Promise<boolean> {
    const draft = this.#thread.text("letter");
    const done = await this.sending.do(async () => {
      const attachments = this.files.peek().map(({ id }) => id);
      const entry = await writeEntry(this.#thread.id, { id: this.#id, kind: "line", body: readable(draft.peek()), seen: Number(this.#seen.peek() || this.#last()), attachments });
      this.#thread.follower.learn({ kind: "entry", entry });
    });
    if (done) {
      this.#id = newId();
      draft.value = this.#seen.value = "";
      this.files.value = [];
      await this.#read();
    } else this.newer.value = newerIn(this.sending.refusal.peek());
    return done;
  }

  /** The difference was read: from here on it counts as seen. */
  sendAllTheSame(): Promise<boolean> {
    this.#seen.value = String(Math.max(this.#last(), ...this.newer.peek().map(({ seq }) => seq)));
    this.newer.value = [];
    return this.send();
  }

  async enclose(files: Iterable<File>): Promise<void> {
    await this.enclosing.do(async () => {
      for (const file of files) this.files.value = [...this.files.peek(), await sendFile(this.#thread.id, file)];
    });
  }

  leaveOut(id: string): void {
    this.files.value = this.files.peek().filter((file) => file.id !== id);
  }

  /** Take a letter back while it is held; its words and its files are there to be sent anew. */
  async undo(letter: LetterOut): Promise<boolean> {
    const done = await this.undoing.do(async () => {
      const { files } = await takeBack(letter.id);
      this.files.value = [...this.files.peek(), ...files.filter(({ id }) => !this.files.peek().some((file) => file.id === id))];
    });
    const words = this.#thread.follower.entries.peek().find(({ id }) => id === letter.entry)?.body ?? "";
    if (done && this.#thread.text("letter").peek() === "") this.write(words);
    await this.#read();
    return done;
  }

  /** Say every few seconds what is done here, and forget colleagues who have not said so for a while. */
  #keepCompany(): (() => void)[] {
    const say = (): void => {
      this.readers.value = this.readers.peek().filter(({ heard }) => Date.now() - heard < company.lasts);
      if (this.byLetter && this.inFront() && document.visibilityState === "visible") {
        this.#live.reading(this.#thread.id, this.#thread.text("letter").peek() === "" ? "reading" : "answering");
      }
    };
    const timer = setInterval(say, company.every);
    return [() => clearInterval(timer), this.#live.hear("reader", (reader) => {
      if (reader.contact !== this.#thread.id) return;
      this.readers.value = [...this.readers.peek().filter(({ who }) => who.id !== reader.who.id), { ...reader, heard: Date.now() }];
    })];
  }

  get #seen() {
    return this.#thread.text("letter-seen");
  }

  #last(): number {
    return this.#thread.follower.entries.peek().at(-1)?.seq ?? 0;
  }

  #learn(letter: LetterOut): void {
    const told = this.told.peek();
    if (!told) return;
    const known = told.letters.some(({ id }) => id === letter.id);
    this.told.value = { ...told, letters: known ? told.letters.map((each) => (each.id === letter.id ? letter : each)) : [...told.letters, letter] };
  }

  async #read(): Promise<void> {
    try {
      this.told.value = await readLettersOut(this.#thread.id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
}

function newerIn(refusal: Refusal | null): readonly Entry[] {
  return refusal?.code === "newer_arrived" ? refusal.newer : [];
}
