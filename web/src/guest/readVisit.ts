import { read, type Headers } from "../kit/api";
import type { Visit } from "../wire";

export function readVisit(by: Headers, after: number): Promise<Visit> {
  return read<Visit>(`/api/visit?after=${after}`, by);
}
