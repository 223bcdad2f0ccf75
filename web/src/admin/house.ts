/** What there is to administer, read once and again after each change. */
import { signal } from "@preact/signals";
import { isRefusal, type Refusal } from "../kit/refusal";
import type { Overview } from "../wire";
import { readOverview } from "./calls/readOverview";

export const overview = signal<Overview | null>(null);
export const refused = signal<Refusal | null>(null);

export async function readHouse(): Promise<void> {
  try {
    overview.value = await readOverview();
    refused.value = null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    refused.value = error;
  }
}
