/** One's way to a hall: who presents sends on it, who listens hears; one that breaks is mended or laid anew by itself. */
import { signal } from "@preact/signals";
import { newId } from "../kit/api";
import { isRefusal, type Refusal } from "../kit/refusal";
import { backoff, pause } from "../kit/retry";
import type { Joined, NewWay } from "../wire";

export type WayState = "down" | "joining" | "up" | "interrupted";

interface Ends {
  join: (way: NewWay) => Promise<Joined>;
  relays: () => RTCIceServer[];
  /** Say on a new connection what is sent, or heard. */
  fill: (peer: RTCPeerConnection) => void;
  /** It is not live, or somebody else is on the stage. */
  refused: (refusal: Refusal) => void;
}

const mending = 3000;
const laying = 10_000;

export class Way {
  readonly state = signal<WayState>("down");
  readonly #ends: Ends;
  #peer: RTCPeerConnection | null = null;
  #failures = 0;
  /** Counts what was begun: whatever an older attempt still awaits is of no use. */
  #attempt = 0;

  constructor(ends: Ends) {
    this.#ends = ends;
  }

  get open(): boolean {
    return this.state.peek() !== "down";
  }

  async lay(): Promise<void> {
    const attempt = (this.#attempt += 1);
    this.state.value = this.open && this.state.peek() !== "joining" ? "interrupted" : "joining";
    while (attempt === this.#attempt) {
      if (await this.#try(attempt, () => this.#layOnce(), laying)) return;
      this.#failures += 1;
      // Where hundreds lost theirs at once, they do not all come back in the same moment.
      await pause(backoff(this.#failures, { first: 500, longest: 5000 }));
    }
  }

  cut(): void {
    this.#attempt += 1;
    this.#drop();
    this.#failures = 0;
    this.state.value = "down";
  }

  async #layOnce(): Promise<void> {
    this.#drop();
    const peer = new RTCPeerConnection({ iceServers: this.#ends.relays(), bundlePolicy: "max-bundle" });
    this.#peer = peer;
    peer.onconnectionstatechange = () => this.#changed(peer);
    this.#ends.fill(peer);
    await this.#agree(peer, { mends: false });
  }

  async #agree(peer: RTCPeerConnection, { mends }: { mends: boolean }): Promise<void> {
    await peer.setLocalDescription();
    const { answer } = await this.#ends.join({ id: newId(), offer: peer.localDescription?.sdp ?? "", mends });
    if (peer.signalingState === "have-local-offer") await peer.setRemoteDescription({ type: "answer", sdp: answer });
  }

  #changed(peer: RTCPeerConnection): void {
    if (peer !== this.#peer) return;
    if (peer.connectionState === "connected") {
      this.#failures = 0;
      this.state.value = "up";
    } else if (["disconnected", "failed"].includes(peer.connectionState) && this.state.peek() === "up") void this.#mend(peer);
  }

  /** The same way once more (an ICE restart); anew where that does not help. */
  async #mend(peer: RTCPeerConnection): Promise<void> {
    this.state.value = "interrupted";
    const attempt = (this.#attempt += 1);
    const mended = await this.#try(attempt, async () => {
      peer.restartIce();
      await this.#agree(peer, { mends: true });
    }, mending);
    if (!mended && attempt === this.#attempt) await this.lay();
  }

  /** Do it, and wait until it is connected; a refusal that will not pass ends it. */
  async #try(attempt: number, act: () => Promise<void>, patience: number): Promise<boolean> {
    try {
      await act();
    } catch (error) {
      if (attempt === this.#attempt && isRefusal(error) && !error.passing && error.code !== "offer_unanswerable") {
        this.cut();
        this.#ends.refused(error);
      }
      return false;
    }
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
    peer?.close();
  }
}
