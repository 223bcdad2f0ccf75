import { effect } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Live } from "../../src/kit/live";

/** A line that says what it is told to. */
class Line {
  active = true;
  readonly #ears = new Map<string, () => void>();

  on(event: string, ear: () => void): void {
    this.#ears.set(event, ear);
  }

  onAny(): void { /* nothing is said but what is listened for by name */ }

  close(): void {
    this.#ears.clear();
  }

  says(event: string): void {
    this.#ears.get(event)?.();
  }
}

const { lines } = vi.hoisted(() => ({ lines: [] as Line[] }));
vi.mock("socket.io-client", () => ({
  io: () => {
    const line = new Line();
    lines.push(line);
    return line;
  },
}));

let live: Live;
let reads: number;
let stop: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  lines.length = 0;
  live = new Live("seeker");
  await live.open();
  lines[0]?.says("connect");
  reads = 0;
  stop = effect(() => { if (live.connected.value) reads += 1; });
});

afterEach(() => {
  stop();
  live.close();
  vi.useRealTimers();
});

test("whoever follows reads again soon after the server has said that news was missed, and once", () => {
  lines[0]?.says("again");
  expect(reads).toBe(1);

  vi.advanceTimersByTime(2000);

  expect(reads).toBe(2);
  expect(live.connected.value).toBe(true);
});

test("a line that is gone by then is not taken for one that holds", () => {
  lines[0]?.says("again");
  lines[0]?.says("disconnect");

  vi.advanceTimersByTime(2000);

  expect(live.connected.value).toBe(false);
});
