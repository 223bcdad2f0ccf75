import { read } from "../../kit/api";
import type { Mail } from "../../wire";

export function readMail(): Promise<Mail> {
  return read<Mail>("/api/mail");
}
