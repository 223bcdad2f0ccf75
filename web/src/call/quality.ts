/** How well sound and picture get through, from what the browser counts. Pure. */

import type { Way } from "./logbook";

/** `outgoing` is what the browser thinks it can send (bits a second), `heard` when the other side last told it. */
export interface Counted { at: number; received: number; lost: number; frames: number; trip: number | null; outgoing: number | null; heard: number; way: Way }
export interface Quality { level: "good" | "fair" | "poor" | "none"; lost: number; trip: number }

/** What has happened between two counts; null where there is nothing to tell yet. */
export function quality(before: Counted | null, now: Counted): Quality | null {
  if (!before || now.at <= before.at || now.received < before.received) return null;
  const received = now.received - before.received;
  const lost = Math.max(0, now.lost - before.lost);
  const share = received + lost === 0 ? 0 : lost / (received + lost);
  const trip = Math.round((now.trip ?? 0) * 1000);
  return { level: level(received, share, trip), lost: Math.round(share * 100), trip };
}

/** What can be sent, as long as the other side tells what arrives there; null where it does not. */
export function outgoing(before: Counted | null, now: Counted): number | null {
  return before && now.heard > before.heard ? now.outgoing : null;
}

/** Add up what a browser reports of what arrives (W3C webrtc-stats). */
export function count(reports: Iterable<Readonly<Record<string, unknown>>>, at: number): Counted {
  const counted: Counted = { at, received: 0, lost: 0, frames: 0, trip: null, outgoing: null, heard: 0, way: "unknown" };
  const local = new Map<unknown, Way>();
  let used: unknown = null;
  for (const report of reports) {
    if (report.type === "inbound-rtp") {
      counted.received += whole(report.packetsReceived);
      counted.lost += whole(report.packetsLost);
      counted.frames += whole(report.framesDecoded);
    }
    if (report.type === "remote-inbound-rtp") counted.heard = Math.max(counted.heard, whole(report.timestamp));
    if (report.type === "local-candidate") local.set(report.id, way(report));
    if (report.type === "candidate-pair" && report.nominated === true) {
      used = report.localCandidateId;
      if (typeof report.currentRoundTripTime === "number") counted.trip = report.currentRoundTripTime;
      if (typeof report.availableOutgoingBitrate === "number") counted.outgoing = report.availableOutgoingBitrate;
    }
  }
  counted.way = local.get(used) ?? "unknown";
  return counted;
}

function way({ candidateType, relayProtocol }: Readonly<Record<string, unknown>>): Way {
  if (candidateType !== "relay") return "direct";
  return relayProtocol === "udp" || relayProtocol === "tcp" || relayProtocol === "tls" ? `relay_${relayProtocol}` : "unknown";
}

/** Thresholds of ITU-T G.114 (delay) and of what conceals losses in Opus and VP8. */
function level(received: number, share: number, trip: number): Quality["level"] {
  if (received === 0) return "none";
  if (share > 0.1 || trip > 600) return "poor";
  return share > 0.02 || trip > 300 ? "fair" : "good";
}

function whole(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
