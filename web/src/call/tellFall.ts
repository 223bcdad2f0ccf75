import { tell } from "../kit/api";
import type { Fall } from "../wire";

/** Tell that this page goes on with less; it does, whether or not that is heard. */
export function tellFall(contact: string, fall: Fall): void {
  tell(`/api/contacts/${contact}/call/falls`, fall);
}
