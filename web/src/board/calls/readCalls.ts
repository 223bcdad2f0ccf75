import { read } from "../../kit/api";
import type { CallQuality } from "../../wire";

/** How calls went over so many days. */
export function readCalls(days: number): Promise<CallQuality> {
  return read<CallQuality>(`/api/board/calls?days=${days}`);
}
