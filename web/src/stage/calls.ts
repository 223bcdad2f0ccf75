import { read, write } from "../kit/api";
import type { Joined, MySessions, NewWay, QuestionDecision, SessionQuestion, Stage } from "../wire";

export function readMySessions(): Promise<MySessions> {
  return read<MySessions>("/api/my-sessions");
}

export function readStage(session: string, after: number): Promise<Stage> {
  return read<Stage>(`/api/sessions/${session}/stage?after=${after}`);
}

export function goLive(session: string, after: number): Promise<Stage> {
  return write<Stage>("POST", `/api/sessions/${session}/stage?after=${after}`);
}

export function endSession(session: string, after: number): Promise<Stage> {
  return write<Stage>("POST", `/api/sessions/${session}/end?after=${after}`);
}

export function joinStage(session: string, way: NewWay): Promise<Joined> {
  return write<Joined>("POST", `/api/sessions/${session}/stage/joins`, way);
}

export function decideOnQuestion(session: string, question: string, decision: QuestionDecision): Promise<SessionQuestion> {
  return write<SessionQuestion>("POST", `/api/sessions/${session}/questions/${question}/decision`, decision);
}
