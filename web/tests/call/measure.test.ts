import { expect, test } from "vitest";
import { Measure } from "../../src/call/measure";

const sends = { sends: true };

/** What a browser reports of one that speaks, and of one who is seen. */
function report({ frames, outgoing, at }: { frames: number; outgoing: number; at: number }): RTCStatsReport {
  return new Map<string, object>([
    ["in", { type: "inbound-rtp", packetsReceived: at / 10, packetsLost: 0, framesDecoded: frames }],
    ["pair", { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.02, availableOutgoingBitrate: outgoing }],
    ["told", { type: "remote-inbound-rtp", timestamp: at }],
  ]);
}

test("a picture is there while its frames come, and gone with them or with the line", () => {
  const measure = new Measure();
  const seen = [[0, 0], [40, 2], [40, 4]].map(([frames = 0, second = 0]) => {
    measure.take(report({ frames, outgoing: 1e6, at: second * 1000 }), second * 1000, sends);
    return measure.pictured.value;
  });
  measure.take(report({ frames: 90, outgoing: 1e6, at: 6000 }), 6000, sends);
  const again = measure.pictured.value;
  measure.take(null, 8000, sends);

  expect([...seen, again, measure.pictured.value]).toEqual([false, true, false, true, false]);
  expect(measure.quality.value).toBeNull();
});

test("a narrow way takes the picture smaller, but only of whoever sends one", () => {
  const [silent, showing] = [new Measure(), new Measure()];
  for (let second = 0; second <= 16; second += 2) {
    silent.take(report({ frames: 0, outgoing: 100_000, at: second * 1000 }), second * 1000, { sends: false });
    showing.take(report({ frames: 0, outgoing: 100_000, at: second * 1000 }), second * 1000, sends);
  }

  expect(silent.fitting.value.fit).toBe("whole");
  expect(showing.fitting.value.fit).not.toBe("whole");
});
