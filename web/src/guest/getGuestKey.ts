import { write, type Headers } from "../kit/api";
import type { KeyGiven } from "../wire";

export function getGuestKey(by: Headers): Promise<KeyGiven> {
  return write<KeyGiven>("POST", "/api/visit/keys", {}, by);
}
