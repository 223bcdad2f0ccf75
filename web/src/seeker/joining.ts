/** When one can wait on a page to be called: from a quarter of an hour before. */
import { time } from "../kit/clock";
import type { Appointment } from "../wire";

const ahead = 15 * 60_000;

export function isNear({ state, diary, starts_at, again_at }: Appointment, now = time.value): boolean {
  if (state === "due") return true;
  const at = again_at ?? (diary === null ? null : starts_at);
  return state === "booked" && at !== null && Date.parse(at) - now <= ahead;
}
