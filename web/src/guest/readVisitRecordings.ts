import { read, type Headers } from "../kit/api";
import type { Recordings } from "../wire";

export function readVisitRecordings(by: Headers): Promise<Recordings> {
  return read<Recordings>("/api/visit/recordings", by);
}
