import { write } from "../../kit/api";
import type { Call, CallEnded } from "../../wire";

export type CallOutcome = CallEnded["outcome"];

export function endCall(call: string, outcome: CallOutcome): Promise<Call> {
  return write<Call>("POST", `/api/calls/${call}/outcome`, { outcome });
}
