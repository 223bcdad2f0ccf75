import { read } from "../api";
import type { Happened } from "../../wire";

/** What happened to an appointment or in a call, in order. */
export function readHappenings(path: string): Promise<Happened> {
  return read<Happened>(path);
}
