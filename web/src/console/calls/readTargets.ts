import { read } from "../../kit/api";
import type { Targets } from "../../wire";

/** Everywhere a contact can go from here; without one, everybody and every line of the advisor's agency. */
export function readTargets(contact?: string): Promise<Targets> {
  return read<Targets>(contact ? `/api/contacts/${contact}/targets` : "/api/targets");
}
