/** Of which appointments this device reminds, and under what id: a page opened again can still stop it. */
import { device, type Shelf } from "../../kit/store";

const key = "visavis.reminded";

export function remembered(appointment: string, shelf: Shelf = device): string | null {
  return all(shelf)[appointment] ?? null;
}

/** Keep it, or with null forget it; the answer says whether any is left. */
export function remember(appointment: string, id: string | null, shelf: Shelf = device): boolean {
  const { [appointment]: _, ...others } = all(shelf);
  const kept = id === null ? others : { ...others, [appointment]: id };
  const some = Object.keys(kept).length > 0;
  shelf.set(key, some ? JSON.stringify(kept) : null);
  return some;
}

function all(shelf: Shelf): Record<string, string> {
  try {
    return JSON.parse(shelf.get(key) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}
