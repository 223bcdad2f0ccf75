import { write, type Headers } from "../kit/api";
import type { Recording, Word } from "../wire";

export function sayOnVisit(by: Headers, recording: string, said: Word["said"]): Promise<Recording> {
  return write<Recording>("POST", `/api/visit/recordings/${recording}/words`, { said }, by);
}
