/** Camera, microphone, speaker and network, tried one after another; what was found is told once. */
import { computed, signal } from "@preact/signals";
import { getDevices, type Trouble } from "../call/cameras";
import { isRefusal, type Refusal } from "../kit/refusal";
import { concludeTrial } from "./calls";
import { given, unreachable, type Device, type Findings, type Network } from "./findings";
import { sendAround, type Trial } from "./loop";
import { standIn } from "./standIn";

export class Check {
  readonly stage = signal<"new" | "asking" | "running" | "done">("new");
  readonly progress = signal(0);
  readonly stream = signal<MediaStream | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  readonly heard = signal(false);
  readonly speaker = signal<Device>("untried");
  readonly network = signal<Network | null>(null);
  readonly refusal = signal<Refusal | null>(null);
  readonly findings = computed<Findings>(() => ({
    camera: given("camera", this.trouble.value, this.heard.value),
    microphone: given("microphone", this.trouble.value, this.heard.value),
    speaker: this.speaker.value,
    network: this.network.value,
  }));
  /** What stands in the link of an appointment: the result is kept with it. */
  readonly #link: string | null;
  #trial: Trial | null = null;

  constructor(link: string | null) {
    this.#link = link;
  }

  async run(): Promise<void> {
    this.stop();
    this.network.value = this.refusal.value = null;
    this.stage.value = "asking";
    const { stream, trouble } = await getDevices({});
    this.trouble.value = trouble;
    this.stream.value = stream;
    this.stage.value = "running";
    const sent = standIn(stream);
    try {
      this.#trial = await sendAround(sent.stream, (share) => { this.progress.value = share; });
      this.network.value = this.#trial.network;
    } catch (error) {
      if (isRefusal(error)) this.refusal.value = error;
      this.network.value = isRefusal(error) && error.passing ? null : unreachable;
    } finally {
      sent.end();
    }
    this.stage.value = "done";
    if (this.speaker.peek() !== "untried") this.tell();
  }

  /** A short tone, and the question whether it was heard. */
  async sound(): Promise<void> {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.2;
    tone.frequency.setValueAtTime(523, 0);
    tone.frequency.setValueAtTime(659, 0.4);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(0.8);
    await new Promise((resolve) => { tone.onended = resolve; });
    await context.close();
  }

  hears(answer: "works" | "silent"): void {
    this.speaker.value = answer;
    if (this.stage.peek() === "done") this.tell();
  }

  /** Tell what was found, once; also from a page that closes. */
  tell(): void {
    const trial = this.#trial;
    if (!trial) return;
    this.#trial = null;
    const { camera, microphone, speaker } = this.findings.peek();
    concludeTrial(trial.id, { key: trial.key, camera, microphone, speaker, link: this.#link, ...trial.network });
  }

  stop(): void {
    this.tell();
    this.stream.peek()?.getTracks().forEach((track) => { track.stop(); });
    this.stream.value = null;
    this.heard.value = false;
    this.progress.value = 0;
  }
}
