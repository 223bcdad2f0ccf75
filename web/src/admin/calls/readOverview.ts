import { read } from "../../kit/api";
import type { Overview } from "../../wire";

export function readOverview(): Promise<Overview> {
  return read<Overview>("/api/admin");
}
