/** Calls in the browser that are under way, by attempt: an advisor who looks something up meanwhile is not cut off. */
import { reportCall } from "../../call/reportCall";
import { Voice } from "../../call/voice";
import { write } from "../../kit/api";
import type { Entrance } from "../../wire";

const held = new Map<string, Voice>();

export function hold(call: string, contact: string): Voice {
  const voice = held.get(call) ?? new Voice(() => write<Entrance>("POST", `/api/calls/${call}/entrance`), () => drop(call), (report) => reportCall(contact, report));
  held.set(call, voice);
  return voice;
}

export function drop(call: string): void {
  held.get(call)?.stop();
  held.delete(call);
}
