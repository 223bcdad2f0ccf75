import { describe, expect, test } from "vitest";
import { byState, oldest, share, strainOf, worthSaying } from "../../src/board/figures";
import type { Board, BoardAdvisor, BoardQueue } from "../../src/wire";

const advisor = (name: string, state: BoardAdvisor["state"], since: string): BoardAdvisor =>
  ({ id: name, name, state, reason: null, since, used: 0, capacity: 2, contacts: 0 });
const queue = (longest_since: string | null): BoardQueue => ({ longest_since }) as BoardQueue;

test("a wait is long after five minutes and very long after ten", () => {
  expect([0, 299_999, 300_000, 599_999, 600_000].map(strainOf)).toEqual(["calm", "calm", "long", "long", "very-long"]);
});

describe("a bar", () => {
  test("is a part of the largest", () => {
    expect(share(4, 8)).toBe(0.5);
    expect(share(8, 8)).toBe(1);
  });

  test("for somebody is never invisible, and for nobody always is", () => {
    expect(share(1, 1000)).toBe(0.02);
    expect(share(0, 1000)).toBe(0);
    expect(share(0, 0)).toBe(0);
  });
});

test("the oldest wait is that of all queues", () => {
  const board = { queues: [queue("2026-03-02T09:05:00Z"), queue(null), queue("2026-03-02T09:01:00Z")] } as Board;
  expect(oldest(board)).toBe("2026-03-02T09:01:00Z");
  expect(oldest({ queues: [queue(null)] } as Board)).toBeNull();
});

test("those who need an eye come first, and in each state the longest there", () => {
  const groups = byState([
    advisor("Alice", "busy", "2026-03-02T09:05:00Z"),
    advisor("Bob", "not_responding", "2026-03-02T09:00:00Z"),
    advisor("Vera", "busy", "2026-03-02T09:01:00Z"),
  ]);
  expect(groups.map(({ state, advisors }) => [state, advisors.map(({ name }) => name)])).toEqual([
    ["not_responding", ["Bob"]],
    ["busy", ["Vera", "Alice"]],
  ]);
});

describe("the spoken summary", () => {
  const said = { at: 0, waiting: 3 };

  test("comes when the number changed and a minute has passed", () => {
    expect(worthSaying(60_000, said, 4)).toBe(true);
  });

  test("does not chatter", () => {
    expect(worthSaying(59_000, said, 4)).toBe(false);
    expect(worthSaying(90_000, said, 3)).toBe(false);
  });
});
