import { describe, expect, test } from "vitest";
import { pace } from "../../src/seeker/expected/pace";
import { isNear } from "../../src/seeker/joining";
import type { Appointment } from "../../src/wire";

const at = "2026-12-01T08:00:00Z";
const hour = Date.parse(at);
const minute = 60_000;

function appointment(change: Partial<Appointment>): Appointment {
  return { state: "booked", starts_at: at, again_at: null, diary: { id: "d", kind: "desk", advisor: null, desk: null }, ...change } as Appointment;
}

describe("one can wait on a page to be called", () => {
  test("from a quarter of an hour before, and not a minute earlier", () => {
    expect(isNear(appointment({}), hour - 16 * minute)).toBe(false);
    expect(isNear(appointment({}), hour - 15 * minute)).toBe(true);
    expect(isNear(appointment({}), hour + 60 * minute)).toBe(true);
  });

  test("by the hour of the next attempt, once one was not reached", () => {
    const missed = appointment({ again_at: "2026-12-01T08:40:00Z" });
    expect(isNear(missed, hour + 20 * minute)).toBe(false);
    expect(isNear(missed, hour + 25 * minute)).toBe(true);
  });

  test("once it is due, and not when it is over", () => {
    expect(isNear(appointment({ state: "due" }), 0)).toBe(true);
    expect(isNear(appointment({ state: "closed" }), hour)).toBe(false);
  });

  test("in turn, by the hour from which one is called again", () => {
    const turn = appointment({ diary: null, starts_at: "2026-11-30T08:00:00Z", again_at: at });
    expect(isNear(turn, hour - 60 * minute)).toBe(false);
    expect(isNear(turn, hour - minute)).toBe(true);
  });
});

test("a page says every three seconds that it is there when a call may come, and seldom before", () => {
  expect(pace({ standing: "early", at }, hour - 60 * minute)).toBe(30_000);
  expect(pace({ standing: "early", at }, hour - 10 * minute)).toBe(3000);
  expect(pace({ standing: "soon", at }, hour)).toBe(3000);
  expect(pace(null, hour)).toBe(3000);
  expect(pace({ standing: "over", at }, hour)).toBe(60_000);
});
