/** Read a finished conversation to its end: the server gives 200 entries at a time. */
import type { Conversation } from "../../wire";

export async function whole(read: (after: number) => Promise<Conversation>): Promise<Conversation> {
  let conversation = await read(0);
  while (conversation.more) {
    const next = await read(conversation.cursor);
    conversation = { ...next, entries: [...conversation.entries, ...next.entries] };
  }
  return conversation;
}
