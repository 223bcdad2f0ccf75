import { read } from "../api";
import type { Session } from "../../wire";

export function readSession(): Promise<Session> {
  return read<Session>("/api/session");
}
