/** A call as one side holds it: what it shows, what it sees, and how well that gets through. */
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { CallNews, Live, Seat } from "../kit/live";
import { isRefusal } from "../kit/refusal";
import type { Fall } from "../wire";
import { admit } from "./admit";
import { end, getDevices, getScreen, type Chosen, type Trouble } from "./cameras";
import { sideDoor, type Door } from "./door";
import { Layout } from "./layout";
import { Line } from "./line";
import { Falling } from "./fallen";
import { anew, refit, unfitted } from "./fitting";
import { every, onChange, Others } from "./others";
import { count, outgoing, quality, type Counted, type Quality } from "./quality";
import { Reporter } from "./reporter";
import { sent, shown, shows } from "./showing";
import { Sound } from "./sound";
import { Text } from "./writing";

export type Side = "seeker" | "advisor" | "guest";
export interface Sources { contact: string; side: Side; live: Live; door?: Door; seat?: Seat | null }

const countEvery = 2000;

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
  readonly others: Others;
  /** Where one sits oneself; a guest does once they were let in. */
  readonly seat = signal<Seat | null>(null);
  /** The one across the table: what becomes of them is said at length. */
  readonly across: Seat;
  readonly other = computed(() => this.others.showing.value.get(this.across) ?? null);
  readonly presence = computed(() => this.others.presence.value.get(this.across) ?? null);
  readonly layout = new Layout();
  readonly text: Text;
  /** Whether anybody here writes character by character: then all can. */
  readonly writes = computed(() => this.text.on.value || this.others.writes.value);
  /** Whether the advisor asks the seeker for their screen. */
  readonly asks = signal(false);
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
  /** So many weak counts in a row, and sound alone is proposed. */
  readonly advised = computed(() => this.#weak.value >= 4 && !this.soundOnly.value);
  readonly #reporter: Reporter;
  readonly live: Live;
  readonly door: Door;
  #counted: Counted | null = null;
  readonly #falling: Falling;
  #stops: (() => void)[] = [];
  begun = false;
  #over = false;

  /** `ended` hears that the contact takes no more calls. */
  constructor({ contact, side, live, door = sideDoor(contact), seat = side === "guest" ? null : side }: Sources, ended: () => void) {
    this.id = contact;
    this.side = side;
    this.seat.value = seat;
    this.across = side === "seeker" ? "advisor" : "seeker";
    this.live = live;
    this.door = door;
    this.others = new Others(this.seat, () => door.company());
    this.text = new Text(contact, live, (id, body) => door.write(id, body));
    this.line = new Line({
      track: (kind) => sent(this, kind), fit: () => this.fit.peek(), key: () => door.key(),
      fluent: () => !this.screen.peek(),
      refused: ({ code }) => {
        if (code === "not_admitted_yet") this.admitted.value = false;
        else ended();
      },
    });
    this.#reporter = Reporter.of(contact, this.line);
    this.fell = (this.#falling = new Falling(contact)).fell;
  }

  start(): void {
    if (this.begun) return;
    this.begun = true;
    this.#stops = [
      every(3000, () => this.#look()),
      every(countEvery, () => this.#count()),
      this.side === "guest" ? () => undefined : this.#reporter.start(),
      this.live.hear("call", (news) => { if (news.contact === this.id) this.#hears(news); }),
      this.live.hear("showing", (news) => { if (news.contact === this.id) this.others.sees(news); }),
      this.others.start(),
      this.text.start(),
      effect(() => {
        const voices = this.line.remotes.value;
        untracked(() => this.sound.hear(voices));
      }),
      effect(() => { if (this.live.connected.value && this.line.state.value === "up") untracked(() => this.#tell()); }),
      onChange([this.others.look], () => void this.line.send("video")),
      onChange([this.text.on, this.asks], () => this.#tell()),
      // Whoever asked for a screen may stop it.
      effect(() => { if (this.side === "seeker" && !this.others.asked.value && this.screen.peek()) untracked(() => void this.share()); }),
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
    if (!this.line.open && !this.local.peek()) await this.prepare();
    this.#falling.lacks(this.trouble.peek());
    if (!this.#over && !this.line.open) await this.line.lay();
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

  /** Be heard, or be seen, no more; or again. */
  turn(which: "muted" | "dark"): Promise<void> {
    this[which].value = !this[which].peek();
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
    shared?.stop();
    const track = shared ? null : await getScreen();
    if (track) track.onended = () => { if (this.screen.peek() === track) void this.share(); };
    this.screen.value = track;
    await this.#sendAll();
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
    this.live.showing(shown(this));
  }

  #hears(news: CallNews): void {
    const { state, seat } = news;
    if (state === "admitted" || state === "guests") void this.#look();
    if (state === "displaced") return void (this.line.open && this.line.lay());
    if (seat !== null && seat === this.seat.peek()) return;
    this.others.hears(news);
    if (state !== "here") return;
    this.#tell();
    if (seat === this.across) this.fitting.value = anew(this.fitting.peek(), performance.now());
    void this.line.tryAnew();
  }

  /** News may be lost: whether one may come in is read, too. */
  async #look(): Promise<void> {
    if (this.line.open || this.left.peek()) return;
    try {
      this.admitted.value = await this.door.admitted();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return;
    }
    if (this.admitted.peek() && !this.asking.peek()) await this.enter();
  }

  /** A narrow way takes a smaller picture, then none. */
  async #refit(room: number | null, at: number): Promise<void> {
    // A guest's browser is held back by those who hear it: what it thinks it can send says little of its way.
    if (this.side === "guest") return;
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
