import { write } from "../../kit/api";
import type { Seeker } from "../../wire";

export function markVulnerable(seeker: string, vulnerable: boolean): Promise<Seeker> {
  return write<Seeker>("PUT", `/api/seekers/${seeker}/vulnerability`, { vulnerable });
}
