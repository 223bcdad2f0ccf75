import { write } from "../kit/api";
import type { Joined, NewJoin } from "../wire";

export function join(offer: NewJoin): Promise<Joined> {
  return write<Joined>("POST", "/api/video/joins", offer);
}
