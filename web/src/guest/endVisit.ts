import { write, type Headers } from "../kit/api";
import type { Nothing } from "../wire";

export function endVisit(by: Headers): Promise<Nothing> {
  return write<Nothing>("POST", "/api/visit/departure", {}, by);
}
