/** Whether a time can be booked about a motive, and which is the first. */
import type { Slots } from "../wire";
import { here } from "../kit/zones";
import { readSlots } from "./readSlots";

export interface Bookable { first: string | null; zone: string }

const week = 7;

export async function bookable(motive: string): Promise<Bookable | null> {
  return shown(await readSlots(motive, { from: null, days: week, zone: here() }));
}

export function shown({ diaries, days, zone }: Slots): Bookable | null {
  return diaries.length > 0 ? { first: days[0]?.slots[0]?.starts_at ?? null, zone } : null;
}
