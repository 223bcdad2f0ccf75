/** Of whom a recording takes an answer, and what each can say of it (video/recording/consent.py decides). Pure. */
import type { Seat } from "../../kit/live";
import type { Recording, Word } from "../../wire";

type Standing = Pick<Recording, "state" | "agreed" | "paused_by">;

/** Whether it takes an answer of the one in a seat. */
export function asks({ state, agreed }: Standing, seat: Seat | null): boolean {
  return seat !== null && (state === "asked" || state === "paused") && !agreed.includes(seat);
}

/** Who of these has not agreed. */
export function silent({ agreed }: Standing, seats: readonly Seat[]): Seat[] {
  return seats.filter((seat) => !agreed.includes(seat));
}

/** What the one in a seat can say of what goes on, beside the others in the call. */
export function sayable(going: Standing, seat: Seat | null, others: readonly Seat[]): Word["said"][] {
  if (seat === null || !going.agreed.includes(seat)) return ["agree"];
  if (going.state === "running") return ["pause", "stop", "withdraw"];
  const theirs = going.paused_by === seat || (going.paused_by === "house" && silent(going, others).length === 0);
  return theirs ? ["resume", "stop", "withdraw"] : ["stop", "withdraw"];
}
