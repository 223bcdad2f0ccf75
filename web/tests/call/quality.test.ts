import { describe, expect, it } from "vitest";
import { count, outgoing, quality } from "../../src/call/quality";

const sound = { type: "inbound-rtp", packetsReceived: 100, packetsLost: 2 };
const picture = { type: "inbound-rtp", packetsReceived: 300, packetsLost: 8, framesDecoded: 60 };
const used = { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.04, availableOutgoingBitrate: 700_000, localCandidateId: "r" };
const relayed = { type: "local-candidate", id: "r", candidateType: "relay", relayProtocol: "tcp" };
const own = { type: "local-candidate", id: "o", candidateType: "host" };
const told = { type: "remote-inbound-rtp", timestamp: 1000 };
const unused = { type: "candidate-pair", nominated: false, currentRoundTripTime: 9 };

describe("what the browser counts", () => {
  it("is added up over sound and picture, with the trip of the way in use", () => {
    expect(count([sound, picture, unused, used, told, relayed, own], 5)).toEqual({ at: 5, received: 400, lost: 10, frames: 60, trip: 0.04, outgoing: 700_000, heard: 1000, way: "relay_tcp" });
  });
});

describe("how well it gets through", () => {
  const before = { at: 0, received: 1000, lost: 10, frames: 0, trip: 0.04, outgoing: 700_000, heard: 1000, way: "direct" as const };

  it("is not told before there are two counts, nor across a new line", () => {
    expect(quality(null, before)).toBeNull();
    expect(quality(before, { ...before, at: 2000, received: 5 })).toBeNull();
  });

  it.each([
    [100, 0, 0.04, "good"],
    [97, 3, 0.04, "fair"],
    [100, 0, 0.4, "fair"],
    [80, 20, 0.04, "poor"],
    [100, 0, 0.7, "poor"],
    [0, 0, 0.04, "none"],
  ] as const)("is told of %i packets with %i lost in %d s as %s", (received, lost, trip, level) => {
    const now = { ...before, at: 2000, received: before.received + received, lost: before.lost + lost, trip };
    expect(quality(before, now)?.level).toBe(level);
  });

  it("counts no gain where a packet that was lost came after all", () => {
    expect(quality(before, { ...before, at: 2000, received: 1100, lost: 8 })).toEqual({ level: "good", lost: 0, trip: 40 });
  });

  it("tells what can be sent only while the other side tells what arrives", () => {
    expect(outgoing(before, { ...before, at: 2000 })).toBeNull();
    expect(outgoing(before, { ...before, at: 2000, heard: 2500 })).toBe(700_000);
  });
});
