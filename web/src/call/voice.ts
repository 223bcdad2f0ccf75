/** A call by sound alone: one's own microphone, a line, and what is heard of the other side. */
import { effect, signal } from "@preact/signals";
import type { Entrance } from "../wire";
import { end, getMicrophone, type Trouble } from "./cameras";
import { unfitted } from "./fitting";
import { Line } from "./line";
import { Sound } from "./sound";

export class Voice {
  readonly line: Line;
  readonly local = signal<MediaStream | null>(null);
  readonly asking = signal(false);
  readonly trouble = signal<Trouble | null>(null);
  readonly muted = signal(false);
  readonly sound = new Sound();
  readonly #stop: () => void;
  #over = false;

  /** `ended` hears that there is no call to come into any more. */
  constructor(key: () => Promise<Entrance>, ended: () => void) {
    this.line = new Line({ key, track: (kind) => this.#track(kind), fit: () => unfitted.fit, fluent: () => false, refused: ended });
    this.#stop = effect(() => this.sound.hear(this.line.remotes.value));
  }

  /** Ask for the microphone, unless there is one. */
  async prepare(): Promise<void> {
    if (this.asking.peek() || this.#track("audio")) return;
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
    await this.prepare();
    if (!this.#over) await this.line.lay();
  }

  async mute(muted: boolean): Promise<void> {
    this.muted.value = muted;
    await this.line.send("audio");
  }

  /** Hang up. The microphone stays tried, for a line that is laid again. */
  leave(): void {
    this.line.cut();
  }

  /** The call is over: nothing listens any more. */
  rest(): void {
    this.line.cut();
    const local = this.local.peek();
    this.local.value = null;
    if (local) end(local);
  }

  stop(): void {
    this.#over = true;
    this.#stop();
    this.rest();
    this.sound.hear(new Map());
  }

  #track(kind: "audio" | "video"): MediaStreamTrack | null {
    return kind === "video" || this.muted.peek() ? null : this.local.peek()?.getAudioTracks()[0] ?? null;
  }
}
