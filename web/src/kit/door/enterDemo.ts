import { write } from "../api";
import type { Session } from "../../wire";

export function enterDemo(login: string): Promise<Session> {
  return write<Session>("POST", "/api/demo/session", { login });
}
