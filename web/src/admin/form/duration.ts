/** "90 s", "5 min", "1 h 30 min": as the server writes them, and as a number with a unit. Pure. */

export type Unit = "s" | "min" | "h";
export interface Length { n: string; unit: Unit }

const seconds: Record<Unit, number> = { s: 1, min: 60, h: 3600 };

/** One part is shown as it is written, so that nothing jumps while somebody types; several as their smallest unit. */
export function lengthOf(written: string | null): Length {
  const parts = [...(written ?? "").matchAll(/(\d*) ?(min|h|s)/g)];
  const last = parts.at(-1);
  if (!last) return { n: "", unit: "min" };
  const unit = last[2] as Unit;
  if (parts.length === 1) return { n: last[1] ?? "", unit };
  return { n: String(secondsOf(written ?? "") / seconds[unit]), unit };
}

export function writtenOf({ n, unit }: Length): string {
  return `${n} ${unit}`;
}

export function secondsOf(written: string): number {
  return [...written.matchAll(/(\d+) ?(min|h|s)/g)].reduce((sum, [, n, unit]) => sum + Number(n) * seconds[unit as Unit], 0);
}
