/** A call as one side holds it: what it shows, what it sees, and how well that gets through. */
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Live, Showing } from "../kit/live";
import { isRefusal } from "../kit/refusal";
import type { Fall } from "../wire";
import { admit } from "./admit";
import { end, getDevices, getScreen, type Chosen, type Trouble } from "./cameras";
import { keyTo, Line } from "./line";
import { Falling } from "./fallen";
import { anew, refit, unfitted } from "./fitting";
import { count, outgoing, quality, type Counted, type Quality } from "./quality";
import { readCall } from "./readCall";
import { Reporter } from "./reporter";
import { pictured, shows } from "./showing";
import { Sound } from "./sound";

export type Side = "seeker" | "advisor";
export type Presence = "here" | "silent" | "gone";
export interface Sources { contact: string; side: Side; live: Live }

const lookEvery = 3000;
const countEvery = 2000;
/** So many weak counts in a row, and sound alone is proposed. */
const weak = 4;

export class Call {
  readonly id: string;
  readonly side: Side;
  readonly line: Line;
  /** Whether the seeker was let in; null until it is known. */
  readonly admitted = signal<boolean | null>(null);
  readonly local = signal<MediaStream | null>(null);
  readonly asking = signal(false);
  readonly trouble = signal<Trouble | null>(null);
  readonly muted = signal(false);
  readonly dark = signal(false);
  readonly soundOnly = signal(false);
  readonly screen = signal<MediaStreamTrack | null>(null);
  readonly other = signal<Showing | null>(null);
  readonly presence = signal<Presence | null>(null);
  readonly quality = signal<Quality | null>(null);
  readonly left = signal(false);
  /** What it has gone on with by itself, and why. */
  readonly fell: ReadonlySignal<Fall | null>;
  /** Whether pictures arrive: what the other side says of itself may be lost. */
  readonly pictured = signal(false);
  readonly sound = new Sound();
  readonly #weak = signal(0);
  /** How much of one's own picture the way out carries. */
  readonly fitting = signal(unfitted);
  readonly fit = computed(() => this.fitting.value.fit);
  readonly advised = computed(() => this.#weak.value >= weak && !this.soundOnly.value);
  readonly #reporter: Reporter;
  readonly live: Live;
  #counted: Counted | null = null;
  readonly #falling: Falling;
  #stops: (() => void)[] = [];
  #over = false;

  /** `ended` hears that the contact takes no more calls. */
  constructor({ contact, side, live }: Sources, ended: () => void) {
    this.id = contact;
    this.side = side;
    this.live = live;
    this.line = new Line({ key: keyTo(contact), track: (kind) => this.#track(kind), fit: () => this.fit.peek(), refused: ({ code }) => {
      if (code === "not_admitted_yet") this.admitted.value = false;
      else ended();
    } });
    this.#reporter = new Reporter(contact, this.line);
    this.fell = (this.#falling = new Falling(contact)).fell;
  }

  get begun(): boolean {
    return this.#stops.length > 0;
  }

  start(): void {
    if (this.begun) return;
    const looking = setInterval(() => void this.#look(), lookEvery);
    const counting = setInterval(() => void this.#count(), countEvery);
    this.#stops = [
      () => clearInterval(looking),
      () => clearInterval(counting),
      this.#reporter.start(),
      this.live.hear("call", (news) => { if (news.contact === this.id) this.#hears(news); }),
      this.live.hear("showing", (news) => { if (news.contact === this.id) this.#seesOther(news); }),
      effect(() => {
        const voices = this.line.remotes.value;
        untracked(() => this.sound.hear(voices));
      }),
      effect(() => { if (this.live.connected.value && this.line.state.value === "up") untracked(() => this.#tell()); }),
      // In touch again: what did not get through may do so now.
      effect(() => { if (this.live.connected.value && this.fell.peek()?.to === "writing") untracked(() => void this.enter()); }),
    ];
    void this.#look();
  }

  stop(): void {
    this.#over = true;
    this.#stops.forEach((stop) => stop());
    this.line.cut();
    this.sound.hear(new Map());
    this.screen.peek()?.stop();
    this.#quieten();
  }

  /** Ask for the camera and the microphone, or for others. */
  async prepare(chosen: Chosen = {}): Promise<void> {
    if (this.asking.peek()) return;
    this.asking.value = true;
    const { stream, trouble } = await getDevices(chosen);
    this.asking.value = false;
    this.#quieten();
    if (this.#over) {
      end(stream);
      return;
    }
    this.local.value = stream;
    this.trouble.value = trouble;
    await this.#sendAll();
  }

  /** The advisor lets the seeker in, and comes in too. */
  async admit(): Promise<void> {
    await admit(this.id);
    this.admitted.value = true;
    await this.enter();
  }

  async enter(): Promise<void> {
    this.left.value = false;
    this.#falling.forget();
    if (this.line.open) return;
    if (!this.local.peek()) await this.prepare();
    this.#falling.lacks(this.trouble.peek());
    await this.#lay();
  }

  /** Out of the picture; what is written goes on. */
  leave(): void {
    this.left.value = true;
    this.line.cut();
    this.screen.peek()?.stop();
    this.screen.value = null;
    this.#quieten();
    this.quality.value = null;
  }

  mute(muted: boolean): Promise<void> {
    this.muted.value = muted;
    return this.#sendAll();
  }

  darken(dark: boolean): Promise<void> {
    this.dark.value = dark;
    return this.#sendAll();
  }

  /** No picture either way: the other side sends none to who does not look. */
  hearOnly(soundOnly: boolean): Promise<void> {
    this.soundOnly.value = soundOnly;
    this.#weak.value = 0;
    if (!soundOnly) this.#falling.forget();
    return this.#sendAll();
  }

  async share(): Promise<void> {
    const shared = this.screen.peek();
    if (shared) {
      shared.stop();
      this.screen.value = null;
    } else {
      const track = await getScreen();
      if (track) track.onended = () => { if (this.screen.peek() === track) void this.share(); };
      this.screen.value = track;
    }
    await this.#sendAll();
  }

  /** What is sent: silence while muted, and no picture to who does not look. */
  #track(kind: "audio" | "video"): MediaStreamTrack | null {
    if (kind === "audio") return this.muted.peek() ? null : this.local.peek()?.getAudioTracks()[0] ?? null;
    const looked = !this.soundOnly.peek() && this.other.peek()?.looks !== false;
    return looked && this.fit.peek() !== "none" ? this.#picture() : null;
  }

  #picture(): MediaStreamTrack | null {
    return this.screen.peek() ?? (this.dark.peek() ? null : this.local.peek()?.getVideoTracks()[0] ?? null);
  }

  async #lay(): Promise<void> {
    if (!this.#over && !this.line.open) await this.line.lay();
  }

  #quieten(): void {
    const local = this.local.peek();
    this.local.value = null;
    if (local) end(local);
  }

  async #sendAll(): Promise<void> {
    // The camera's light goes out with it.
    const camera = this.local.peek()?.getVideoTracks()[0];
    if (camera) camera.enabled = !this.dark.peek() && !this.soundOnly.peek();
    await Promise.all([this.line.send("audio"), this.line.send("video")]);
    this.#tell();
  }

  #tell(): void {
    const sound = !this.muted.peek() && Boolean(this.local.peek()?.getAudioTracks()[0]);
    this.live.showing({ contact: this.id, sound, picture: pictured(this), looks: !this.soundOnly.peek() });
  }

  #hears({ state, seat }: { state: string; seat: string | null }): void {
    if (state === "admitted") return void this.#look();
    if (state === "displaced") return void (this.line.open && this.line.lay());
    if (seat === this.side) return;
    this.presence.value = state as Presence;
    if (state !== "here") return;
    this.#tell();
    this.fitting.value = anew(this.fitting.peek(), performance.now());
    void this.line.tryAnew();
  }

  #seesOther(news: Showing): void {
    const looked = this.other.peek()?.looks ?? true;
    this.other.value = news;
    if (news.looks !== looked) void this.line.send("video");
  }

  /** News may be lost: whether one may come in is read, too. */
  async #look(): Promise<void> {
    if (this.line.open || this.left.peek()) return;
    try {
      this.admitted.value = (await readCall(this.id)).admitted;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return;
    }
    if (this.admitted.peek() && !this.asking.peek()) await this.enter();
  }

  /** A narrow way takes a smaller picture, then none. */
  async #refit(room: number | null, at: number): Promise<void> {
    const before = this.fit.peek();
    const fitting = this.fitting.peek();
    this.fitting.value = this.#counted ? refit(fitting, room, at) : anew(fitting, at);
    if (this.fit.peek() !== before) await this.#sendAll();
  }

  async #count(): Promise<void> {
    const stats = this.line.state.peek() === "up" ? await this.line.stats() : null;
    if (!stats) {
      this.#counted = this.quality.value = null;
      this.#endure({ weak: false });
      return;
    }
    const now = count([...(stats as unknown as Map<string, Record<string, unknown>>).values()], performance.now());
    const told = quality(this.#counted, now);
    await this.#refit(outgoing(this.#counted, now), now.at);
    this.pictured.value = now.frames > (this.#counted?.frames ?? now.frames);
    this.#reporter.count(this.#counted, now, told, this.fit.peek());
    this.#counted = now;
    this.quality.value = told;
    const low = told?.level === "poor" || (told?.level === "none" && this.presence.peek() === "here");
    this.#weak.value = low ? this.#weak.peek() + 1 : 0;
    this.#endure({ weak: low && (told.level === "poor" || shows(this.other.peek())) });
  }

  /** Where it cannot go on like this it goes on with less, by itself. */
  #endure({ weak }: { weak: boolean }): void {
    const to = this.#falling.look(this.line.state.peek(), { weak, soundOnly: this.soundOnly.peek() }, countEvery);
    if (to === "sound") void this.hearOnly(true);
    else if (to) this.leave();
  }
}
