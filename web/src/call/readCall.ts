import { read } from "../kit/api";
import type { VideoCall } from "../wire";

export function readCall(contact: string): Promise<VideoCall> {
  return read<VideoCall>(`/api/contacts/${contact}/call`);
}
