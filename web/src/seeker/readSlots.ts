import { type Headers, read } from "../kit/api";
import { isRefusal } from "../kit/refusal";
import type { Slots } from "../wire";

interface Look { from: string | null; days: number; zone: string | null }

/** Read what can be booked about a motive, day by day by the clocks of a zone. */
export function readSlots(motive: string, look: Look): Promise<Slots> {
  return slotsOf(`/api/motives/${motive}/slots`, look);
}

/** A browser may name a zone that the server does not know: then the agency's clocks are as good as any. */
export async function slotsOf(path: string, look: Look, headers: Headers = {}): Promise<Slots> {
  try {
    return await read<Slots>(`${path}?${asked(look)}`, headers);
  } catch (error) {
    if (!isRefusal(error) || error.code !== "unknown_zone" || look.zone === null) throw error;
    return read<Slots>(`${path}?${asked({ ...look, zone: null })}`, headers);
  }
}

function asked({ from, days, zone }: Look): string {
  return new URLSearchParams({ days: String(days), ...(from ? { from } : {}), ...(zone ? { zone } : {}) }).toString();
}
