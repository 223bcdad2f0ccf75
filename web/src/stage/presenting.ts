/** The stage of a session: who is on it, what they show, how many listen, and what is asked. */
import { computed, signal } from "@preact/signals";
import { end, getDevices, getScreen, type Trouble } from "../call/cameras";
import { learn, nothing } from "../hall/asked";
import { speak } from "../call/speak";
import { Way } from "../hall/way";
import { hear } from "../kit/clock";
import { announce } from "../kit/components/Announcer";
import { expire } from "../kit/door/session";
import { Live } from "../kit/live";
import { isRefusal, type Refusal } from "../kit/refusal";
import type { QuestionDecision, SessionQuestion, Stage } from "../wire";
import { decideOnQuestion, endSession, goLive, joinStage, readStage } from "./calls";
import { t } from "./words";

/** Whoever is on the stage says by this that they are there. */
const readEvery = 10_000;
/** More than this nobody's hall carries to hundreds. */
const most = 1_200_000;

export class Presenting {
  readonly id: string;
  readonly told = signal<Stage | null>(null);
  readonly refused = signal<Refusal | null>(null);
  readonly asked = signal(nothing);
  readonly here = signal(0);
  readonly local = signal<MediaStream | null>(null);
  readonly screen = signal<MediaStreamTrack | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  readonly muted = signal(false);
  readonly dark = signal(false);
  readonly phase = computed(() => this.told.value?.session.phase ?? null);
  readonly mine = computed(() => this.told.value?.mine ?? false);
  /** What one sees of oneself: the screen, where it is shown. */
  readonly shown = computed(() => {
    const screen = this.screen.value;
    return screen ? new MediaStream([screen]) : this.local.value;
  });
  readonly way: Way;
  readonly #live = new Live("console");
  readonly #senders = new Map<"audio" | "video", RTCRtpSender>();
  #cursor = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(id: string) {
    this.id = id;
    this.way = new Way({
      join: (offer) => joinStage(id, offer),
      relays: () => this.told.peek()?.relays ?? [],
      fill: (peer) => this.#fill(peer),
      refused: () => void this.look(),
    });
  }

  start(): () => void {
    const stops = [
      this.#live.hear("session", ({ session, here, phase }) => {
        if (session !== this.id) return;
        this.here.value = here;
        if (phase !== this.phase.peek()) void this.look();
      }),
      this.#live.hear("session_question", (question) => { if (question.session === this.id) this.#learn([question]); }),
      this.#live.hear("session_moved", ({ session }) => { if (session === this.id && this.way.open) void this.way.lay(); }),
      this.#live.hear("signed_out", () => void expire()),
    ];
    void this.look();
    void this.#live.open();
    return () => {
      this.#ended = true;
      clearTimeout(this.#timer);
      stops.forEach((stop) => stop());
      this.#live.close();
      this.#step();
    };
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#take(await readStage(this.id, this.#cursor));
      this.refused.value = null;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === "sign_in_required") void expire();
      this.refused.value = error;
      if (!error.passing) return;
    }
    if (!this.#ended) this.#timer = setTimeout(() => void this.look(), readEvery);
  }

  /** Try the camera and the microphone: nobody sees or hears them before one goes live. */
  async prepare(): Promise<void> {
    const { stream, trouble } = await getDevices({});
    this.local.value = stream;
    this.trouble.value = trouble;
    this.#say();
  }

  async goLive(): Promise<void> {
    if (!this.local.peek()) await this.prepare();
    this.#take(await goLive(this.id, this.#cursor));
  }

  async end(): Promise<void> {
    this.#take(await endSession(this.id, this.#cursor));
  }

  turn(what: "muted" | "dark"): void {
    this[what].value = !this[what].peek();
    this.#say();
  }

  /** Show a screen in the place of oneself, or oneself again. */
  async share(): Promise<void> {
    const before = this.screen.peek();
    before?.stop();
    this.screen.value = before ? null : await getScreen();
    this.screen.peek()?.addEventListener("ended", () => {
      this.screen.value = null;
      void this.#send();
    });
    await this.#send();
  }

  async decide(question: string, decision: QuestionDecision): Promise<void> {
    this.#learn([await decideOnQuestion(this.id, question, decision)], false);
  }

  #take(told: Stage): void {
    hear(told.now);
    const first = this.told.peek() === null;
    const was = this.mine.peek();
    this.told.value = told;
    this.here.value = told.here;
    this.#learn(told.questions, !first);
    this.#cursor = Math.max(this.#cursor, told.cursor);
    if (told.mine && !this.way.open) void this.#open();
    if (!told.mine && was) {
      this.#step();
      announce(t(told.on_stage ? "taken_over" : "said_over", { name: told.on_stage?.name ?? "" }), "urgent");
    }
  }

  /** On the stage, also after a reload of the page. */
  async #open(): Promise<void> {
    if (!this.local.peek()) await this.prepare();
    if (this.mine.peek() && !this.way.open) await this.way.lay();
  }

  /** Off the stage: the camera's light goes out. */
  #step(): void {
    this.way.cut();
    this.screen.peek()?.stop();
    this.screen.value = null;
    if (this.local.peek()) end(this.local.peek() as MediaStream);
    this.local.value = null;
  }

  #learn(told: readonly SessionQuestion[], aloud = true): void {
    const before = this.asked.peek();
    this.asked.value = learn(before, told);
    const fresh = told.filter(({ id, state }) => state === "asked" && !before.has(id));
    if (aloud && fresh.length > 0) announce(t("said_asked", { n: fresh.length }));
  }

  #track(kind: "audio" | "video"): MediaStreamTrack | null {
    const local = this.local.peek();
    if (kind === "audio") return local?.getAudioTracks()[0] ?? null;
    return this.screen.peek() ?? local?.getVideoTracks()[0] ?? null;
  }

  #say(): void {
    this.local.peek()?.getAudioTracks().forEach((track) => { track.enabled = !this.muted.peek(); });
    this.local.peek()?.getVideoTracks().forEach((track) => { track.enabled = !this.dark.peek(); });
  }

  async #send(): Promise<void> {
    for (const [kind, sender] of this.#senders) await sender.replaceTrack(this.#track(kind));
  }

  #fill(peer: RTCPeerConnection): void {
    for (const kind of ["audio", "video"] as const) {
      const sendEncodings: RTCRtpEncodingParameters[] = kind === "video" ? [{ maxBitrate: most }] : [{ priority: "high", networkPriority: "high" }];
      const transceiver = peer.addTransceiver(this.#track(kind) ?? kind, { direction: "sendonly", sendEncodings });
      speak(transceiver, kind);
      this.#senders.set(kind, transceiver.sender);
    }
  }
}
