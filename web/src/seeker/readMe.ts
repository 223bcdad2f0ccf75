import { read } from "../kit/api";
import type { Me } from "../wire";

export function readMe(): Promise<Me> {
  return read<Me>("/api/me");
}
