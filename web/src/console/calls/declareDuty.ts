import { write } from "../../kit/api";
import type { Duty, NextDuty } from "../../wire";

export interface Declaration extends NextDuty { after_current: boolean }

export function declareDuty(declaration: Declaration): Promise<Duty> {
  return write<Duty>("PUT", "/api/duty", declaration);
}
