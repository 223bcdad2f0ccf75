/** Where one waits to be called: for one's own appointment, or for the one that a link opens. */
import { tell, write } from "../../kit/api";
import { Live } from "../../kit/live";
import type { Entrance, Expected, Here, NewReport } from "../../wire";

export interface Bell {
  /** Where one hears that there is something to read. */
  live: Pick<Live, "open" | "close" | "hear" | "connected">;
  hear: (microphone: Here["microphone"]) => Promise<Expected>;
  answer: (call: string) => Promise<Expected>;
  entrance: () => Promise<Entrance>;
  /** Say how the call goes; losing it loses little. */
  report: (report: NewReport) => void;
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it names an appointment; else it is the token of a link. */
export function isOwn(key: string): boolean {
  return id.test(key);
}

export function bell(key: string): Bell {
  const at = isOwn(key) ? `/api/appointments/${key}` : "/api/booking-link";
  const headers: Record<string, string> = isOwn(key) ? {} : { "Visavis-Link": key };
  return {
    live: isOwn(key) ? new Live("seeker") : new Live("waiting", key),
    hear: (microphone) => write<Expected>("POST", `${at}/waiting`, { microphone }, headers),
    answer: (call) => write<Expected>("POST", `${at}/answer`, { call }, headers),
    entrance: () => write<Entrance>("POST", `${at}/entrance`, {}, headers),
    report: (report) => tell(`${at}/reports`, report, headers),
  };
}
