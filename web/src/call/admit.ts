import { write } from "../kit/api";
import type { VideoCall } from "../wire";

export function admit(contact: string): Promise<VideoCall> {
  return write<VideoCall>("POST", `/api/contacts/${contact}/call/admission`);
}
