/** Both ends of a call in one page: what the one sends comes back to the other through our own media server. */
import { newId } from "../kit/api";
import { pause } from "../kit/retry";
import { count, type Counted } from "../call/quality";
import { beginTrial, connectTrial } from "./calls";
import { measured, unreachable, type Network } from "./findings";

const settling = 1_000;
const measuring = 4_000;
const patience = 10_000;

export interface Trial { id: string; key: string; network: Network; returned: MediaStream }

/** Send a stream around; `on` hears how far it is, from 0 to 1. Raises the refusal of a house that has no line to lend. */
export async function sendAround(stream: MediaStream, on: (share: number) => void): Promise<Trial> {
  const id = newId();
  const { key, relays } = await beginTrial(id);
  const [there, back] = [0, 1].map(() => new RTCPeerConnection({ iceServers: relays, bundlePolicy: "max-bundle" })) as [RTCPeerConnection, RTCPeerConnection];
  const returned = new MediaStream();
  back.ontrack = ({ track }) => { returned.addTrack(track); };
  try {
    for (const kind of ["audio", "video"] as const) {
      there.addTransceiver(stream.getTracks().find((track) => track.kind === kind) ?? kind, { direction: "sendonly" });
      back.addTransceiver(kind, { direction: "recvonly" });
    }
    await Promise.all([there.setLocalDescription(), back.setLocalDescription()]);
    const answers = await connectTrial(id, { key, there: sdp(there), back: sdp(back) });
    await Promise.all([there.setRemoteDescription(answer(answers.there)), back.setRemoteDescription(answer(answers.back))]);
    return { id, key, returned, network: await observe(there, back, on) };
  } finally {
    there.close();
    back.close();
  }
}

async function observe(there: RTCPeerConnection, back: RTCPeerConnection, on: (share: number) => void): Promise<Network> {
  for (let waited = 0; there.connectionState !== "connected" || back.connectionState !== "connected"; waited += 100) {
    if (waited >= patience) return unreachable;
    on((0.3 * waited) / patience);
    await pause(100);
  }
  await steps(settling, (share) => on(0.3 + 0.2 * share));
  const first = await look(there, back);
  await steps(measuring, (share) => on(0.5 + 0.5 * share));
  const last = await look(there, back);
  return measured(first, last);
}

async function steps(span: number, on: (share: number) => void): Promise<void> {
  for (let passed = 0; passed < span; passed += 250) {
    on(passed / span);
    await pause(250);
  }
}

/** What came back, and of what went out its trip, its way and the room for it. */
async function look(there: RTCPeerConnection, back: RTCPeerConnection): Promise<Counted> {
  const [out, home] = await Promise.all([reports(there), reports(back)]);
  const at = performance.now();
  const { trip, way, outgoing } = count(out, at);
  return { ...count(home, at), trip, way, outgoing };
}

async function reports(peer: RTCPeerConnection): Promise<Record<string, unknown>[]> {
  return [...((await peer.getStats()) as unknown as Map<string, Record<string, unknown>>).values()];
}

function sdp(peer: RTCPeerConnection): string {
  return peer.localDescription?.sdp ?? "";
}

function answer(text: string): RTCSessionDescriptionInit {
  return { type: "answer", sdp: text };
}
