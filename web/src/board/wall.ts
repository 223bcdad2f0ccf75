/** The board as the server last told it. */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import { hear as hearClock, time } from "../kit/clock";
import { announce } from "../kit/components/Announcer";
import { Fresh } from "../kit/fresh";
import type { Live } from "../kit/live";
import type { Refusal } from "../kit/refusal";
import { Steadiness, type Link } from "../kit/steadiness";
import { lasting } from "../kit/when";
import type { Board } from "../wire";
import { oldest, worthSaying } from "./figures";
import { readBoard } from "./readBoard";
import { t } from "./words";

interface Ears { refused: (refusal: Refusal) => void; signedOut: () => void }

export class Wall {
  readonly told = signal<Board | null>(null);
  readonly link: ReadonlySignal<Link>;
  readonly #steadiness: Steadiness;
  readonly #live: Live;
  readonly #fresh: Fresh;
  readonly #ears: Ears;
  #said = { at: 0, waiting: -1 };
  #stops: (() => void)[] = [];

  constructor(live: Live, ears: Ears) {
    this.#live = live;
    this.#ears = ears;
    this.#fresh = new Fresh({ read: () => this.#read(), connected: live.connected, refused: ears.refused });
    this.#steadiness = new Steadiness(live.connected, this.#fresh.failures);
    this.link = this.#steadiness.link;
  }

  start(): void {
    this.#stops = [
      this.#live.hear("board", (board) => this.#learn(board)),
      this.#live.hear("signed_out", () => this.#ears.signedOut()),
      effect(() => this.#say(time.value)),
    ];
    this.#steadiness.start();
    void this.#live.open();
    this.#fresh.start();
  }

  stop(): void {
    this.#fresh.stop();
    this.#steadiness.stop();
    this.#stops.forEach((stop) => stop());
    this.#live.close();
  }

  async #read(): Promise<boolean> {
    this.#learn(await readBoard());
    return false;
  }

  /** A read and the news may cross: the later picture stays. */
  #learn(board: Board): void {
    hearClock(board.now);
    if (board.now >= (this.told.peek()?.now ?? "")) this.told.value = board;
  }

  #say(now: number): void {
    const board = this.told.peek();
    if (!board || !worthSaying(now, this.#said, board.contacts.waiting)) return;
    const since = oldest(board);
    this.#said = { at: now, waiting: board.contacts.waiting };
    announce(t("summary", { n: board.contacts.waiting, for: lasting(since === null ? 0 : now - Date.parse(since)) }));
  }
}
