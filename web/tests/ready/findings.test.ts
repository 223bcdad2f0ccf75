import { describe, expect, it } from "vitest";
import { advice, given, measured, unreachable, type Findings } from "../../src/ready/findings";
import type { Counted } from "../../src/call/quality";

const first: Counted = { at: 0, received: 100, lost: 0, frames: 0, trip: 0.04, outgoing: null, heard: 0, way: "direct" };
const well: Findings = {
  camera: "works", microphone: "works", speaker: "works",
  network: { network: "good", way: "direct", loss: 0, trip: 40, rate: 1200 },
};

describe("what came back", () => {
  it("is told by level, losses, trip, way and rate", () => {
    const last = { ...first, at: 6000, received: 1060, lost: 40, way: "relay_tcp" as const, outgoing: 1_200_400 };
    expect(measured(first, last)).toEqual({ network: "fair", way: "relay_tcp", loss: 4, trip: 40, rate: 1200 });
  });

  it("is nothing where nothing was counted", () => {
    expect(measured(null, first)).toEqual(unreachable);
    expect(measured(first, { ...first, at: 6000 }).network).toBe("none");
  });
});

describe("what a browser gave", () => {
  it.each([
    ["camera", null, false, "works"], ["microphone", null, false, "silent"], ["microphone", null, true, "works"],
    ["camera", "denied", false, "refused"], ["camera", "no_camera", true, "missing"], ["microphone", "no_camera", true, "works"],
    ["microphone", "no_devices", false, "missing"],
  ] as const)("%s with %s, heard %s, is called %s", (kind, trouble, heard, called) => {
    expect(given(kind, trouble, heard)).toBe(called);
  });
});

describe("what to do first", () => {
  it.each([
    [well, "ready"],
    [{ ...well, speaker: "untried" }, "ready"],
    [{ ...well, camera: "missing" }, "no_camera"],
    [{ ...well, microphone: "refused", network: unreachable }, "no_network"],
    [{ ...well, microphone: "refused", camera: "refused" }, "refused"],
    [{ ...well, microphone: "silent" }, "silent"],
    [{ ...well, speaker: "silent" }, "no_speaker"],
    [{ ...well, network: { ...unreachable, network: "poor", rate: 900 } }, "weak"],
    [{ ...well, network: { ...unreachable, network: "good", rate: 120 } }, "weak"],
    [{ ...well, network: { ...unreachable, network: "good", way: "relay_tls", rate: 900 } }, "relayed"],
  ] as [Findings, string][])("%j: %s", (findings, said) => {
    expect(advice(findings)).toBe(said);
  });
});
