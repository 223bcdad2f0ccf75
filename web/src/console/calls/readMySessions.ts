import { read } from "../../kit/api";
import type { MySessions } from "../../wire";

export function readMySessions(): Promise<MySessions> {
  return read<MySessions>("/api/my-sessions");
}
