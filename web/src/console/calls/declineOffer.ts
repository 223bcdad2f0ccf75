import { write } from "../../kit/api";

export async function declineOffer(offer: string): Promise<void> {
  await write("POST", `/api/offers/${offer}/refusal`);
}
