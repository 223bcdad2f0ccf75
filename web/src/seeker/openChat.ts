import { write } from "../kit/api";
import type { Conversation, NewChat } from "../wire";

export function openChat(chat: NewChat): Promise<Conversation> {
  return write<Conversation>("POST", "/api/chats", chat);
}
