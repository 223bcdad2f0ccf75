/** Where a contact can go, and who could help: read when somebody asks. */
import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Colleague, Targets } from "../../wire";
import { readTargets } from "../calls/readTargets";
import { Deed } from "../../kit/deed";
import { isThere } from "./presence";

export interface Reading { found: Targets | null; deed: Deed; again: () => void }

/** The targets while a dialog is open, read anew each time it opens. */
export function useTargets(open: boolean, contact?: string): Reading {
  const found = useMemo(() => signal<Targets | null>(null), []);
  const deed = useMemo(() => new Deed(), []);
  const again = (): void => void deed.do(async () => { found.value = await readTargets(contact); });
  useEffect(() => {
    if (open) again();
  }, [open]);
  return { found: found.value, deed, again };
}

/** Who is there first, and among those who holds least. */
export function byReadiness(colleagues: readonly Colleague[]): Colleague[] {
  const rank = (each: Colleague): number => (isThere(each) ? (each.presence.asked ? 0 : 1) : 2);
  const spare = (each: Colleague): number => each.capacity - each.used;
  return [...colleagues].sort((one, other) => rank(one) - rank(other) || spare(other) - spare(one) || one.name.localeCompare(other.name));
}
