import { read } from "../../kit/api";
import type { Console } from "../../wire";

export function readConsole(): Promise<Console> {
  return read<Console>("/api/console");
}
