/** How a call reaches the house: as a side of the contact, or as somebody who came by a link. */
import type { Company, Entry, KeyGiven, Recording, Recordings, Word } from "../wire";
import { getKey } from "./getKey";
import { readCall } from "./readCall";
import { readCompany } from "./readCompany";
import { readRecordings } from "./recording/readRecordings";
import { sayOfRecording } from "./recording/sayOfRecording";
import { writeLine } from "./writeLine";

/** What there is of recordings, and what one says about them. */
export interface RecordingDoor {
  recordings: () => Promise<Recordings>;
  say: (recording: string, said: Word["said"]) => Promise<Recording>;
}

export interface Door extends RecordingDoor {
  /** Whether one may come in. */
  admitted: () => Promise<boolean>;
  key: () => Promise<KeyGiven>;
  company: () => Promise<Company>;
  write: (id: string, body: string) => Promise<Entry>;
}

export function sideDoor(contact: string): Door {
  return {
    admitted: async () => (await readCall(contact)).admitted,
    key: () => getKey(contact),
    company: () => readCompany(contact),
    write: (id, body) => writeLine(contact, id, body),
    ...recordingDoor(contact),
  };
}

/** As a side of the contact, also of one that is over. */
export function recordingDoor(contact: string): RecordingDoor {
  return { recordings: () => readRecordings(contact), say: sayOfRecording };
}
