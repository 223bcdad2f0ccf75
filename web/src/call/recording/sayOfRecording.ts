import { write } from "../../kit/api";
import type { Recording, Word } from "../../wire";

export function sayOfRecording(recording: string, said: Word["said"]): Promise<Recording> {
  return write<Recording>("POST", `/api/recordings/${recording}/words`, { said });
}
