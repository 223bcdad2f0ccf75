/** A call that begins by sound: one's own microphone, a line, what is heard of the other side; a camera once one wants it. */
import { computed, effect, signal, untracked } from "@preact/signals";
import type { Entrance, NewReport } from "../wire";
import { end, getCamera, getMicrophone, type Trouble } from "./cameras";
import { anew, unfitted, type Fit } from "./fitting";
import { Line } from "./line";
import { Measure } from "./measure";
import { every } from "./others";
import { Reporter } from "./reporter";
import { Sound } from "./sound";

const measureEvery = 2000;

export class Voice {
  readonly line: Line;
  readonly local = signal<MediaStream | null>(null);
  readonly asking = signal(false);
  readonly trouble = signal<Trouble | null>(null);
  readonly muted = signal(false);
  /** One's own picture, while it is shown: off until somebody turns it on. */
  readonly camera = signal<MediaStream | null>(null);
  readonly aiming = signal(false);
  readonly unseen = signal<Trouble | null>(null);
  readonly measure = new Measure();
  /** What arrives of the other side, sound and picture. */
  readonly other = computed(() => [...this.line.remotes.value.values()][0] ?? null);
  readonly sound = new Sound();
  readonly #stops: (() => void)[];
  #over = false;

  readonly #reporter: Reporter;
  #begun = false;

  /** `ended` hears that there is no call to come into any more, `report` how the call goes. */
  constructor(key: () => Promise<Entrance>, ended: () => void, report: (report: NewReport) => void) {
    this.line = new Line({ key, track: (kind) => this.#track(kind), fit: () => this.measure.fitting.peek().fit, fluent: () => true, refused: ended });
    this.#reporter = new Reporter(this.line, report);
    this.#stops = [
      effect(() => {
        const voices = this.line.remotes.value;
        untracked(() => this.sound.hear(voices));
      }),
      every(measureEvery, () => this.#measure()),
    ];
  }

  /** Ask for the microphone, unless there is one. */
  async prepare(): Promise<void> {
    if (this.asking.peek() || this.local.peek()?.getAudioTracks()[0]) return;
    this.asking.value = true;
    const { stream, trouble } = await getMicrophone();
    this.asking.value = false;
    if (this.#over) {
      end(stream);
      return;
    }
    this.local.value = stream;
    this.trouble.value = trouble;
    await this.line.send("audio");
  }

  async enter(): Promise<void> {
    if (this.line.open) return;
    if (!this.#begun) this.#stops.push(this.#reporter.start());
    this.#begun = true;
    await this.prepare();
    if (!this.#over) await this.line.lay();
  }

  async mute(muted: boolean): Promise<void> {
    this.muted.value = muted;
    await this.line.send("audio");
  }

  /** Be seen, or no more; each side decides for itself. */
  async look(): Promise<void> {
    if (this.aiming.peek()) return;
    if (this.camera.peek()) this.#darken();
    else await this.#aim();
    await this.line.send("video");
  }

  /** Hang up. The microphone stays tried, for a line that is laid again; nobody is seen by a click that was made before. */
  leave(): void {
    this.#darken();
    this.line.cut();
  }

  /** The call is over: nothing listens any more. */
  rest(): void {
    this.leave();
    this.#reporter.tell();
    const local = this.local.peek();
    this.local.value = null;
    if (local) end(local);
  }

  stop(): void {
    this.#over = true;
    this.#stops.forEach((stop) => stop());
    this.rest();
    this.sound.hear(new Map());
  }

  async #aim(): Promise<void> {
    this.aiming.value = true;
    const { stream, trouble } = await getCamera();
    this.aiming.value = false;
    this.unseen.value = trouble;
    if (trouble || this.#over || !this.line.open) {
      end(stream);
      return;
    }
    this.measure.fitting.value = anew(unfitted, performance.now());
    this.camera.value = stream;
  }

  /** The camera's light goes out. */
  #darken(): void {
    const before = this.camera.peek();
    this.camera.value = null;
    if (before) end(before);
  }

  async #measure(): Promise<void> {
    const stats = this.line.state.peek() === "up" ? await this.line.stats() : null;
    const fit = this.measure.fitting.peek().fit;
    const counted = this.measure.take(stats, performance.now(), { sends: this.camera.peek() !== null });
    this.#note(counted, fit);
    if (this.measure.fitting.peek().fit !== fit) await this.line.send("video");
  }

  /** Whoever is muted sends nothing, and that is no weak line: such a while is not judged. */
  #note(counted: ReturnType<Measure["take"]>, fit: Fit): void {
    const quality = this.measure.quality.peek();
    if (counted && quality?.level !== "none") this.#reporter.count(counted.before, counted.now, quality, fit);
  }

  #track(kind: "audio" | "video"): MediaStreamTrack | null {
    if (kind === "video") return this.measure.fitting.peek().fit === "none" ? null : this.camera.peek()?.getVideoTracks()[0] ?? null;
    return this.muted.peek() ? null : this.local.peek()?.getAudioTracks()[0] ?? null;
  }
}
