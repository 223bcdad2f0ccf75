import { write } from "../api";
import type { Session } from "../../wire";

export function signOut(): Promise<Session> {
  return write<Session>("DELETE", "/api/session");
}
