/** The line to the media server: one offer, one answer; a line that breaks is mended or laid anew, by itself. */
import { signal } from "@preact/signals";
import { newId } from "../kit/api";
import { isRefusal, type Refusal } from "../kit/refusal";
import { backoff, pause } from "../kit/retry";
import type { Entrance } from "../wire";
import { encoding, type Fit } from "./fitting";
import { join } from "./join";
import { speak } from "./speak";

export type LineState = "down" | "joining" | "up" | "interrupted";
export type Source = "audio" | "video";

interface Sources {
  /** A key to one's seat; a new one each time the line is laid or mended. */
  key: () => Promise<Entrance>;
  /** What is sent now, by kind. */
  track: (kind: Source) => MediaStreamTrack | null;
  /** How much of a picture the way out can carry. */
  fit: () => Fit;
  /** A camera's picture is sent, not a screen. */
  fluent: () => boolean;
  /** The contact takes no call, or none yet. */
  refused: (refusal: Refusal) => void;
}

/** A broken line is first mended (an ICE restart); one that is not back by then is laid anew. */
const mending = 3000;
const laying = 10_000;
const kinds = ["audio", "video"] as const;
/** A room has six seats. */
const mostOthers = 5;

export class Line {
  readonly state = signal<LineState>("down");
  /** What arrives, by the seat of whoever sends it. */
  readonly remotes = signal<ReadonlyMap<string, MediaStream>>(new Map());
  readonly failures = signal(0);
  readonly #from: Sources;
  #peer: RTCPeerConnection | null = null;
  #senders = new Map<Source, RTCRtpSender>();
  #changing: Promise<void> = Promise.resolve();
  /** Counts what was begun: whatever an older attempt still awaits is of no use. */
  #attempt = 0;

  constructor(from: Sources) {
    this.#from = from;
  }

  get open(): boolean {
    return this.state.peek() !== "down";
  }

  /** Lay the line, or lay it anew. */
  async lay(): Promise<void> {
    const attempt = (this.#attempt += 1);
    if (this.state.peek() === "down") this.state.value = "joining";
    else if (this.state.peek() === "up") this.state.value = "interrupted";
    while (attempt === this.#attempt) {
      if (await this.#try(attempt, () => this.#layOnce(attempt), laying)) return;
      this.failures.value += 1;
      await pause(backoff(this.failures.peek(), { first: 500, longest: 5000 }));
    }
  }

  /** Take it down. */
  cut(): void {
    this.#attempt += 1;
    this.#drop();
    this.remotes.value = new Map();
    this.failures.value = 0;
    this.state.value = "down";
  }

  /** Send another track, or none, of a kind: nothing has to be agreed on anew. */
  async send(kind: Source): Promise<void> {
    const sender = this.#senders.get(kind);
    if (!sender) return;
    await sender.replaceTrack(this.#from.track(kind));
    if (kind === "video") await this.#inTurn(() => set(sender, this.#encoding(), this.#preference()));
  }

  /** A face and a hand that signs are read in their movement: rather a coarser picture than fewer of them. A screen is read. */
  #preference(): RTCDegradationPreference {
    return this.#from.fluent() ? "maintain-framerate" : "balanced";
  }

  /** Have the browser try the way anew: who waited alone heard of nothing that arrived, and thinks ten seconds long that little would. */
  async tryAnew(): Promise<void> {
    const sender = this.#senders.get("video");
    if (!sender?.track) return;
    await this.#inTurn(async () => {
      await set(sender, { active: false }, this.#preference());
      await set(sender, { ...this.#encoding(), active: true }, this.#preference());
    });
  }

  /** One change of a sender at a time: the browser refuses what was read before another. */
  #inTurn(change: () => Promise<void>): Promise<void> {
    this.#changing = this.#changing.then(change, change);
    return this.#changing;
  }

  #encoding(): RTCRtpEncodingParameters {
    return encoding(this.#from.fit(), this.#from.track("video")?.getSettings().height ?? 720);
  }

  async stats(): Promise<RTCStatsReport | null> {
    return this.#peer ? this.#peer.getStats() : null;
  }

  async #layOnce(attempt: number): Promise<void> {
    const { key, relays } = await this.#from.key();
    if (attempt !== this.#attempt) return;
    this.#drop();
    const peer = new RTCPeerConnection({ iceServers: relays, bundlePolicy: "max-bundle" });
    this.#peer = peer;
    this.#fill(peer);
    await this.#agree(peer, key, { mends: false });
  }

  #fill(peer: RTCPeerConnection): void {
    const remotes = new Map<string, MediaStream>();
    peer.ontrack = ({ track, streams }) => {
      const [stream] = streams;
      if (!stream) return;
      remotes.set(stream.id, remotes.get(stream.id) ?? new MediaStream());
      remotes.get(stream.id)?.addTrack(track);
      this.remotes.value = new Map(remotes);
    };
    peer.onconnectionstatechange = () => this.#changed(peer);
    for (const kind of kinds) {
      // Where there is little room, the sound has it.
      const sendEncodings: RTCRtpEncodingParameters[] = kind === "video" ? [this.#encoding()] : [{ priority: "high", networkPriority: "high" }];
      const transceiver = peer.addTransceiver(this.#from.track(kind) ?? kind, { direction: "sendrecv", sendEncodings });
      speak(transceiver, kind);
      this.#senders.set(kind, transceiver.sender);
    }
    // A line for whoever may come in later: nothing has to be agreed on anew then.
    for (let more = 1; more < mostOthers; more += 1) {
      for (const kind of kinds) speak(peer.addTransceiver(kind, { direction: "recvonly" }), kind);
    }
  }

  async #agree(peer: RTCPeerConnection, key: string, { mends }: { mends: boolean }): Promise<void> {
    await peer.setLocalDescription();
    const offer = peer.localDescription?.sdp ?? "";
    const { answer } = await join({ id: newId(), key, offer, mends });
    // The way may lead to another process by now, which has other keys: that is a new line.
    const before = peer.currentRemoteDescription;
    if (before && fingerprint(before.sdp) !== fingerprint(answer)) throw new Elsewhere();
    if (peer.signalingState === "have-local-offer") await peer.setRemoteDescription({ type: "answer", sdp: answer });
  }

  #changed(peer: RTCPeerConnection): void {
    if (peer !== this.#peer) return;
    if (peer.connectionState === "connected") {
      this.failures.value = 0;
      this.state.value = "up";
    } else if (peer.connectionState === "disconnected" || peer.connectionState === "failed") {
      if (this.state.peek() === "up") void this.#mend(peer);
    }
  }

  /** The same line by another way; anew where that does not help. */
  async #mend(peer: RTCPeerConnection): Promise<void> {
    this.state.value = "interrupted";
    const attempt = (this.#attempt += 1);
    const mended = await this.#try(attempt, async () => {
      const { key } = await this.#from.key();
      peer.restartIce();
      await this.#agree(peer, key, { mends: true });
    }, mending);
    if (!mended && attempt === this.#attempt) await this.lay();
  }

  /** Do it, and wait until sound and picture pass; a refusal that will not pass ends it. */
  async #try(attempt: number, act: () => Promise<void>, patience: number): Promise<boolean> {
    try {
      await act();
    } catch (error) {
      if (attempt === this.#attempt && isFinal(error)) {
        this.cut();
        this.#from.refused(error);
      }
      return false;
    }
    return this.#comes(attempt, patience);
  }

  async #comes(attempt: number, patience: number): Promise<boolean> {
    for (let waited = 0; waited < patience && attempt === this.#attempt; waited += 100) {
      if (this.#peer?.connectionState === "connected") return true;
      if (this.#peer?.connectionState === "failed") return false;
      await pause(100);
    }
    return false;
  }

  #drop(): void {
    const peer = this.#peer;
    this.#peer = null;
    this.#senders.clear();
    peer?.close();
  }
}

/** Change how a sender encodes; one that has no stream yet, or no more, stays as it is. */
async function set(sender: RTCRtpSender, encoding: RTCRtpEncodingParameters, prefer: RTCDegradationPreference): Promise<void> {
  const parameters = sender.getParameters();
  if (!parameters.encodings[0] || sender.transport?.state === "closed") return;
  Object.assign(parameters.encodings[0], encoding);
  parameters.degradationPreference = prefer;
  await sender.setParameters(parameters);
}

class Elsewhere extends Error {}

/** A key that came too late is asked for again; a contact that is over stays so. */
function isFinal(error: unknown): error is Refusal {
  return isRefusal(error) && !error.passing && !["key_used", "key_expired", "offer_unanswerable"].includes(error.code);
}

function fingerprint(sdp: string): string | undefined {
  return /^a=fingerprint:(.+)$/m.exec(sdp)?.[1]?.trim();
}
