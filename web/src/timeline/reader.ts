/** Tells the server how far this side has read: one request at a time, always the furthest. */
import type { Follower } from "../kit/follower";
import { isRefusal } from "../kit/refusal";
import { markSeen } from "./markSeen";

export type Side = "seeker" | "advisor";

interface Sources {
  contact: string;
  side: Side;
  learn: Follower["learn"];
  mark?: typeof markSeen;
}

export class Reader {
  readonly #from: Sources;
  #told = 0;
  #wanted = 0;
  #telling = false;

  constructor(from: Sources) {
    this.#from = from;
  }

  async seen(seq: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, seq);
    if (this.#telling) return;
    this.#telling = true;
    while (this.#wanted > this.#told && await this.#tell(this.#wanted));
    this.#telling = false;
  }

  /** Whether the server took it; if not, the next thing seen tries again. */
  async #tell(seq: number): Promise<boolean> {
    const { contact, side, learn, mark = markSeen } = this.#from;
    try {
      await mark(contact, seq);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return false;
    }
    this.#told = seq;
    learn({ kind: "seen", by: side, seq });
    return true;
  }
}
