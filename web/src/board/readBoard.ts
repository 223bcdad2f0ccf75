import { read } from "../kit/api";
import type { Board } from "../wire";

export function readBoard(): Promise<Board> {
  return read<Board>("/api/board");
}
