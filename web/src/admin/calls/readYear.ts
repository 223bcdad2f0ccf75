import { read } from "../../kit/api";
import type { Year } from "../../wire";

export function readYear(kind: "agencies" | "queues", id: string, year: number): Promise<Year> {
  return read<Year>(`/api/admin/${kind}/${id}/year?year=${year}`);
}
