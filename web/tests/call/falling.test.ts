import { describe, expect, it } from "vitest";
import { endure, fall, lack, untroubled, type Endured } from "../../src/call/falling";
import type { LineState } from "../../src/call/line";

type Look = [LineState, "weak" | "well"];

/** Look every two seconds; return what became of it. */
function endured(looks: Look[], from: Endured = untroubled): Endured {
  return looks.reduce((before, [line, how]) => endure(before, line, how === "weak", 2000), from);
}
const times = (n: number, line: LineState, how: Look[1] = "well"): Look[] => Array.from({ length: n }, () => [line, how]);

describe("a call that cannot go on as it is", () => {
  it("goes on in writing after twenty seconds without a line, and not before", () => {
    expect(fall(endured(times(9, "joining")), { soundOnly: false })).toBeNull();
    expect(fall(endured(times(10, "joining")), { soundOnly: false })).toEqual({ to: "writing", why: "no_line" });
  });

  it("goes on in writing, too, when it was interrupted for so long", () => {
    const looks = [...times(30, "up"), ...times(10, "interrupted")];
    expect(fall(endured(looks), { soundOnly: true })).toEqual({ to: "writing", why: "no_line" });
  });

  it("is patient anew with a line that came back", () => {
    const looks = [...times(9, "interrupted"), ...times(1, "up"), ...times(9, "interrupted")];
    expect(fall(endured(looks), { soundOnly: false })).toBeNull();
  });

  it("goes on with the sound alone on a line that is weak for as long", () => {
    expect(fall(endured(times(9, "up", "weak")), { soundOnly: false })).toBeNull();
    expect(fall(endured(times(10, "up", "weak")), { soundOnly: false })).toEqual({ to: "sound", why: "weak" });
  });

  it("keeps the sound, however weak the line: no words are lost by that", () => {
    expect(fall(endured(times(40, "up", "weak")), { soundOnly: true })).toBeNull();
  });

  it("survives a weak moment", () => {
    const looks = [...times(9, "up", "weak"), ...times(1, "up"), ...times(9, "up", "weak")];
    expect(fall(endured(looks), { soundOnly: false })).toBeNull();
  });

  it("waits for nothing where nobody wants a line", () => {
    expect(endured(times(40, "down"))).toEqual(untroubled);
  });
});

describe("a browser that does not give all", () => {
  it("is heard without a camera, and written with without a microphone", () => {
    expect(lack("no_camera")).toEqual({ to: "sound", why: "no_camera" });
    expect(lack("camera_denied")).toEqual({ to: "sound", why: "denied" });
    expect(lack("denied")).toEqual({ to: "writing", why: "denied" });
    expect(lack("no_devices")).toEqual({ to: "writing", why: "no_devices" });
  });
});
