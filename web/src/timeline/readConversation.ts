import { read } from "../kit/api";
import type { Conversation } from "../wire";

/** First load, reconnect and poll: all that came after the cursor. */
export function readConversation(contact: string, after: number): Promise<Conversation> {
  return read<Conversation>(`/api/contacts/${contact}?after=${after}`);
}
