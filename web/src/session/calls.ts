/** What who has a place may ask for; its link travels in a header, where no log keeps it. */
import { read, readFile, write } from "../kit/api";
import type { Joined, NewQuestion, NewWay, Nothing, Place, SessionQuestion } from "../wire";

const by = (link: string): Record<string, string> => ({ "Visavis-Place": link });

export function readPlace(link: string, after: number): Promise<Place> {
  return read<Place>(`/api/session-place?after=${after}`, by(link));
}

export function readEvent(link: string): Promise<Blob> {
  return readFile("/api/session-place/event", by(link));
}

export function joinSession(link: string, way: NewWay): Promise<Joined> {
  return write<Joined>("POST", "/api/session-place/joins", way, by(link));
}

export function askQuestion(link: string, question: NewQuestion): Promise<SessionQuestion> {
  return write<SessionQuestion>("POST", "/api/session-place/questions", question, by(link));
}

export function givePlaceBack(link: string): Promise<Nothing> {
  return write<Nothing>("POST", "/api/session-place/departure", {}, by(link));
}
