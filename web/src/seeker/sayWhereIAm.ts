import { write } from "../kit/api";
import type { Whereabouts } from "../wire";

/** Be elsewhere from now on. */
export function sayWhereIAm(zone: string): Promise<Whereabouts> {
  return write<Whereabouts>("POST", "/api/me/zone", { zone });
}
