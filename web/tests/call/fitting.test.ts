import { describe, expect, it } from "vitest";
import { anew, encoding, refit, unfitted, type Fitting } from "../../src/call/fitting";

/** Look every two seconds at what there is room for, in kbit/s; return what became of the picture, count by count. */
function seen(rooms: (number | null)[], from: Fitting = unfitted): string[] {
  let fitting = from;
  return rooms.map((room, n) => {
    fitting = refit(fitting, room === null ? null : room * 1000, n * 2000);
    return fitting.fit;
  });
}

const small: Fitting = { fit: "small", since: 0, low: null, tries: 0 };
const none: Fitting = { fit: "none", since: 0, low: null, tries: 0 };

describe("a picture on a narrow way", () => {
  it("stays whole where there is room, and while an estimate still climbs", () => {
    expect(seen([300, 350, 900, 900, 900])).toEqual(Array(5).fill("whole"));
  });

  it("is made smaller, then stops: the sound has what there is", () => {
    expect(seen([900, 900, 900, 190, 190, 190, 190])).toEqual(["whole", "whole", "whole", "whole", "small", "small", "none"]);
  });

  it("stays small where there is room for that", () => {
    expect(seen([300, 300, 300, 300], { ...small, tries: 3 })).toEqual(Array(4).fill("small"));
  });

  it("survives a moment without room", () => {
    expect(seen([900, 900, 100, 900, 100, 900])).toEqual(Array(6).fill("whole"));
  });

  it("comes back by itself, step by step", () => {
    expect(seen([190, 190, 190, 600, 600, 600, 600, 600, 600, 1200, 1200], none)).toEqual([
      "none", "none", "none", "small", "small", "small", "small", "small", "whole", "whole", "whole",
    ]);
  });

  it("is tried less and less often where it was in vain", () => {
    expect(seen(Array<number>(6).fill(600), { ...none, tries: 1 })).toEqual(["none", "none", "none", "none", "none", "small"]);
    expect(refit({ ...none, tries: 30 }, 0, 119_000).fit).toBe("none");
    expect(refit({ ...none, tries: 30 }, 0, 120_000).fit).toBe("small");
  });

  it("forgets what was in vain once it was well for a minute", () => {
    const steady: Fitting = { fit: "whole", since: 0, low: null, tries: 3 };
    expect(refit(steady, 900_000, 59_000).tries).toBe(3);
    expect(refit(steady, 900_000, 60_000).tries).toBe(0);
  });

  it("is left as it is while nobody tells what arrives", () => {
    expect(seen([900, 900, null, null, null, null])).toEqual(Array(6).fill("whole"));
  });

  it("is not judged on a new line by the old one", () => {
    const low: Fitting = { fit: "whole", since: 0, low: 8000, tries: 1 };
    expect(refit(anew(low, 10_000), 300_000, 12_000).fit).toBe("whole");
  });
});

describe("how it is cut down", () => {
  it("has 270 lines when small, and is never blown up", () => {
    expect(encoding("whole", 720).scaleResolutionDownBy).toBe(1);
    expect(encoding("small", 720).scaleResolutionDownBy).toBeCloseTo(2.667, 3);
    expect(encoding("small", 180).scaleResolutionDownBy).toBe(1);
  });
});
