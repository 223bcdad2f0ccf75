import { tell } from "../kit/api";
import type { NewReport } from "../wire";

/** Tell how the call goes; never again, for the next report says it all. */
export function reportCall(contact: string, report: NewReport): void {
  tell(`/api/contacts/${contact}/call/reports`, report);
}
