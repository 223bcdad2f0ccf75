import { write } from "../../kit/api";
import type { Conversation } from "../../wire";

export function acceptOffer(offer: string): Promise<Conversation> {
  return write<Conversation>("POST", `/api/offers/${offer}/acceptance`);
}
