import { write } from "../../kit/api";
import type { DryRun, Imagined } from "../../wire";

export function imagine(contact: Imagined): Promise<DryRun> {
  return write<DryRun>("POST", "/api/admin/dry-run", contact);
}
