/** Calls under way, by contact: an advisor who looks something up meanwhile is not cut off. */
import { Call, type Sources } from "./call";

const held = new Map<string, Call>();

/** The call of a contact; one that has begun is not the one that waits for the next advisor. */
export function hold(from: Sources, { active }: { active: boolean }): Call {
  const before = held.get(from.contact);
  if (before?.begun && !active) drop(from.contact);
  const call = held.get(from.contact) ?? new Call(from, () => drop(from.contact));
  held.set(from.contact, call);
  return call;
}

/** End a call: the line is cut, and the camera goes out. */
export function drop(contact: string): void {
  held.get(contact)?.stop();
  held.delete(contact);
}
