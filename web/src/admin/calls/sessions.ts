import { read, write } from "../../kit/api";
import type { AllSessions, SessionDocument, SessionForm } from "../../wire";

export function readSessions(): Promise<AllSessions> {
  return read<AllSessions>("/api/admin/sessions");
}

export function readSession(id: string): Promise<SessionDocument> {
  return read<SessionDocument>(`/api/admin/sessions/${id}`);
}

export function saveSession(id: string, version: string, form: SessionForm): Promise<SessionDocument> {
  return write<SessionDocument>("PUT", `/api/admin/sessions/${id}`, { version, form });
}

export function callOffSession(id: string, version: string): Promise<unknown> {
  return write("POST", `/api/admin/sessions/${id}/calling-off`, { version });
}
