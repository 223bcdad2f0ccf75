import { describe, expect, it } from "vitest";
import { blank, counted, failed, mended } from "../../src/call/logbook";
import type { Counted, Quality } from "../../src/call/quality";

const first: Counted = { at: 0, received: 100, lost: 2, frames: 0, trip: 0.04, outgoing: null, heard: 0, way: "direct" };
const then: Counted = { ...first, at: 2000, received: 300, lost: 6, way: "relay_udp" };
const good: Quality = { level: "good", lost: 2, trip: 40 };

describe("the book of a call", () => {
  it("adds up what has come between two counts", () => {
    expect(counted(blank, first, then, good, "whole")).toMatchObject({ up: 2000, received: 200, lost: 4, trip: 40, way: "relay_udp", fair: 0, poor: 0, held: 0 });
  });

  it("keeps apart what was uneven, weak, silent, or without one's picture", () => {
    expect(counted(blank, first, then, { ...good, level: "fair" }, "none")).toMatchObject({ fair: 2000, poor: 0, held: 2000 });
    expect(counted(blank, first, then, { ...good, level: "none" }, "small")).toMatchObject({ fair: 0, poor: 2000, held: 0 });
  });

  it("keeps the longest trip", () => {
    const long = counted(blank, first, then, { ...good, trip: 300 }, "whole");
    expect(counted(long, first, then, good, "whole").trip).toBe(300);
  });

  it("tells nothing of a first count", () => {
    expect(counted(blank, null, then, null, "whole")).toBe(blank);
  });

  it("counts interruptions and tries in vain", () => {
    expect(mended(mended(blank, 1200.4), 800)).toMatchObject({ interruptions: 2, away: 2000 });
    expect(failed(blank).failures).toBe(1);
  });
});
