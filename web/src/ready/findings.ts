/** What was found of somebody's equipment and network, and what they can do about it. Pure. */
import type { Trouble } from "../call/cameras";
import { quality, type Counted } from "../call/quality";
import type { TrialResult } from "../wire";

export type Device = TrialResult["camera"];
export type Network = Pick<TrialResult, "network" | "way" | "loss" | "trip" | "rate">;
export interface Findings { camera: Device; microphone: Device; speaker: Device; network: Network | null }
export type Advice = "ready" | "refused" | "no_microphone" | "silent" | "no_speaker" | "no_network" | "weak" | "no_camera" | "relayed";

export const unreachable: Network = { network: "none", way: "unknown", loss: 0, trip: 0, rate: 0 };

/** Kilobits a second that sound and a small picture need (call/fitting.ts). */
const narrow = 250;

/** Between the first and the last count of what came back; the room is what the browser thinks it can send by now. */
export function measured(first: Counted | null, last: Counted | null): Network {
  const told = last && quality(first, last);
  if (!last || !told) return unreachable;
  return { network: told.level, way: last.way, loss: told.lost, trip: told.trip, rate: Math.round((last.outgoing ?? 0) / 1000) };
}

/** What the browser gave of a kind. */
export function given(kind: "camera" | "microphone", trouble: Trouble | null, heard: boolean): Device {
  if (trouble === "denied") return "refused";
  if (trouble === "no_devices" || (trouble === "no_camera" && kind === "camera")) return "missing";
  return kind === "camera" || heard ? "works" : "silent";
}

/** The most useful thing to say first; nobody is held back by it. */
export function advice({ camera, microphone, speaker, network }: Findings): Advice {
  const said: [boolean, Advice][] = [
    [network?.network === "none", "no_network"],
    [microphone === "refused", "refused"],
    [microphone === "missing", "no_microphone"],
    [microphone === "silent", "silent"],
    [speaker === "silent", "no_speaker"],
    [network !== null && (network.network === "poor" || (network.rate > 0 && network.rate < narrow)), "weak"],
    [camera === "missing", "no_camera"],
    [network?.way === "relay_tcp" || network?.way === "relay_tls", "relayed"],
  ];
  return said.find(([holds]) => holds)?.[1] ?? "ready";
}
