import type { Limits } from "../../wire";
import { write } from "../api";

export interface NewLimits { capacity: number; channels: Record<string, number> }

export function limitAdvisor(advisor: string, limits: NewLimits): Promise<Limits> {
  return write<Limits>("PUT", `/api/advisors/${advisor}/limits`, limits);
}
