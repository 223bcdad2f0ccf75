import type { Agency } from "../wire";
import { read } from "./api";

export function readAgency(): Promise<Agency> {
  return read<Agency>("/api/agency");
}
