import { write } from "../../kit/api";
import type { Seeker } from "../../wire";

export function entrustSeeker(seeker: string, advisor: string | null): Promise<Seeker> {
  return write<Seeker>("PUT", `/api/seekers/${seeker}/referent`, { advisor });
}
