import { read } from "../../kit/api";
import type { Targets } from "../../wire";

export function readTargets(): Promise<Targets> {
  return read<Targets>("/api/targets");
}
