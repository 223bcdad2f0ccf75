/** The questions of a session as they grow from reads and news, whatever their order. Pure. */
import type { SessionQuestion } from "../wire";

export type Asked = ReadonlyMap<string, SessionQuestion>;

export const nothing: Asked = new Map();

/** Learn some; an older state of one changes nothing, and whose it is is not forgotten. */
export function learn(asked: Asked, told: readonly SessionQuestion[]): Asked {
  const known = new Map(asked);
  for (const each of told) {
    const before = known.get(each.id);
    if (before && before.number > each.number) continue;
    known.set(each.id, { ...each, mine: each.mine || (before?.mine ?? false) });
  }
  return known;
}

/** Whether all may read it. */
export function isShown({ state, public: forAll }: SessionQuestion): boolean {
  return state === "approved" || state === "spoken" || (state === "written" && forAll);
}

/** What has changed last comes first. */
export function latestFirst(asked: Asked): SessionQuestion[] {
  return [...asked.values()].sort((one, other) => other.number - one.number);
}
