import { write } from "../kit/api";
import type { Conversation, NewVideo } from "../wire";

export function openVideo(video: NewVideo): Promise<Conversation> {
  return write<Conversation>("POST", "/api/videos", video);
}
