/** A place in a session: it waits, listens, reads and asks; what is lost on the way is read again by its cursor. */
import { computed, signal } from "@preact/signals";
import { learn, nothing } from "../hall/asked";
import { speak } from "../call/speak";
import { Way } from "../hall/way";
import { newId } from "../kit/api";
import { hear } from "../kit/clock";
import { announce } from "../kit/components/Announcer";
import { Live, type SessionNews } from "../kit/live";
import { isRefusal } from "../kit/refusal";
import { pause } from "../kit/retry";
import { device } from "../kit/store";
import type { Place, SessionQuestion } from "../wire";
import { askQuestion, givePlaceBack, joinSession, readPlace } from "./calls";
import { t } from "./words";

/** With the socket a page reads to say that it is there; without it, to hear what is new. */
const readEvery = { connected: 30_000, alone: 5_000 };
/** What hundreds hear at once they do not all ask about in the same moment. */
const spread = 2500;

export class Listening {
  readonly told = signal<Place | null>(null);
  /** The link opens nothing: the place was given back, or it is long over. */
  readonly gone = signal(false);
  readonly unreachable = signal(false);
  readonly asked = signal(nothing);
  readonly here = signal(0);
  readonly stream = signal<MediaStream | null>(null);
  readonly pictured = signal(false);
  readonly soundOnly = signal(false);
  /** Whether they have come to the picture: a browser lets nothing be heard before a click. */
  readonly inside = signal(false);
  readonly phase = computed(() => this.told.value?.session.phase ?? null);
  readonly way: Way;
  readonly link: string;
  readonly #live: Live;
  /** As what it was announced, when that was last heard. */
  #sequence: number | null = null;
  #cursor = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(link: string) {
    this.link = link;
    this.#live = new Live("session", link);
    this.way = new Way({
      join: (offer) => joinSession(link, offer),
      relays: () => this.told.peek()?.relays ?? [],
      fill: (peer) => this.#fill(peer),
      refused: () => void this.look(),
    });
  }

  start(): () => void {
    const stops = [
      this.#live.hear("session", (news) => this.#hear(news)),
      this.#live.hear("session_question", (question) => this.#learn([question])),
      this.#live.hear("session_moved", () => void this.#layAgain()),
      this.#live.connected.subscribe((connected) => { if (connected) void this.look(); }),
    ];
    void this.look().then(() => { if (!this.gone.peek()) void this.#live.open(); });
    return () => {
      this.#ended = true;
      clearTimeout(this.#timer);
      stops.forEach((stop) => stop());
      this.#live.close();
      this.way.cut();
    };
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#take(await readPlace(this.link, this.#cursor));
      this.unreachable.value = false;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.passing) this.unreachable.value = true;
      else this.#over();
    }
    if (this.#ended || this.gone.peek()) return;
    this.#timer = setTimeout(() => void this.look(), this.#live.connected.peek() ? readEvery.connected : readEvery.alone);
  }

  /** Come to the picture, by a click. */
  enter(): void {
    this.inside.value = true;
    if (!this.way.open) void this.way.lay();
  }

  leave(): void {
    this.inside.value = false;
    this.way.cut();
    this.stream.value = null;
  }

  /** Without the picture about a tenth passes; the connection is another one. */
  hearOnly(only: boolean): void {
    this.soundOnly.value = only;
    if (this.way.open) void this.way.lay();
  }

  async ask(body: string, anonymous: boolean): Promise<void> {
    this.#learn([await askQuestion(this.link, { id: newId(), body, anonymous })]);
  }

  async giveBack(): Promise<void> {
    await givePlaceBack(this.link);
    this.#over();
  }

  #take(told: Place): void {
    const before = this.phase.peek();
    hear(told.now);
    this.told.value = told;
    this.here.value = told.here;
    this.#learn(told.questions, before !== null);
    this.#cursor = Math.max(this.#cursor, told.cursor);
    if (told.session.phase !== "live") this.leave();
    else if (this.inside.peek() && !this.way.open) void this.way.lay();
    if (before !== null && before !== told.session.phase) announce(t(`said_${told.session.phase}`));
  }

  #hear({ phase, here, sequence }: SessionNews): void {
    const changed = phase !== this.phase.peek() || (this.#sequence !== null && sequence !== this.#sequence);
    this.#sequence = sequence;
    this.here.value = here;
    if (changed) void pause(phase === "live" ? Math.random() * spread : 0).then(() => this.look());
  }

  #learn(told: readonly SessionQuestion[], aloud = true): void {
    const before = this.asked.peek();
    this.asked.value = learn(before, told);
    if (!aloud) return;
    for (const each of told) {
      const known = before.get(each.id);
      const mine = each.mine || known?.mine;
      if (mine && known && known.state !== each.state && each.state !== "asked") announce(t(`yours_${each.state}`));
      else if (!mine && !known) announce(t("new_question", { body: each.body }));
    }
  }

  async #layAgain(): Promise<void> {
    if (!this.way.open) return;
    await pause(Math.random() * spread);
    if (this.inside.peek()) await this.way.lay();
  }

  #fill(peer: RTCPeerConnection): void {
    const stream = new MediaStream();
    const only = this.soundOnly.peek();
    peer.ontrack = ({ track }) => {
      stream.addTrack(track);
      this.stream.value = stream;
      this.pictured.value = !only && stream.getVideoTracks().length > 0;
    };
    for (const kind of only ? (["audio"] as const) : (["audio", "video"] as const)) {
      speak(peer.addTransceiver(kind, { direction: "recvonly" }), kind);
    }
  }

  #over(): void {
    const session = this.told.peek()?.session.id;
    if (session) device.set(`visavis.place.${session}`, null);
    this.gone.value = true;
    this.way.cut();
    this.#live.close();
    clearTimeout(this.#timer);
  }
}
