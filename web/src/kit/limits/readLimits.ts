import type { Limits } from "../../wire";
import { read } from "../api";

export function readLimits(advisor: string): Promise<Limits> {
  return read<Limits>(`/api/advisors/${advisor}/limits`);
}
