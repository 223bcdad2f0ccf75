import { expect, test } from "vitest";
import { asks, sayable, silent } from "../../src/call/recording/consent";

const running = { state: "running", agreed: ["seeker", "advisor"], paused_by: null } as const;
const lacking = { state: "paused", agreed: ["seeker", "advisor"], paused_by: "house" } as const;
const pair = ["seeker", "advisor"] as const;

const of = <T extends { agreed: readonly string[] }>(each: T): T & { agreed: string[] } => ({ ...each, agreed: [...each.agreed] });

test("whoever is there is asked once, and a newcomer while it stands still", () => {
  expect(asks(of({ ...running, state: "asked", agreed: ["advisor"] }), "seeker")).toBe(true);
  expect(asks(of({ ...running, state: "asked" }), "seeker")).toBe(false);
  expect(asks(of(lacking), "guest1")).toBe(true);
  expect(asks(of(lacking), "seeker")).toBe(false);
});

test("what stands still for want of a consent is resumed by nobody before it is given", () => {
  expect(silent(of(lacking), ["advisor", "guest1"])).toEqual(["guest1"]);
  expect(sayable(of(lacking), "seeker", ["advisor", "guest1"])).toEqual(["stop", "withdraw"]);
  expect(sayable(of(lacking), "guest1", pair)).toEqual(["agree"]);
  expect(sayable(of(lacking), "seeker", ["advisor"])).toEqual(["resume", "stop", "withdraw"]);
});

test("a pause is its own to end", () => {
  const paused = of({ ...lacking, paused_by: "seeker" });
  expect(sayable(paused, "seeker", ["advisor"])).toContain("resume");
  expect(sayable(paused, "advisor", ["seeker"])).not.toContain("resume");
  expect(sayable(of(running), "advisor", ["seeker"])).toEqual(["pause", "stop", "withdraw"]);
});
