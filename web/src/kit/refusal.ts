/** The server says no, or nothing at all. */

import type { Entry, Finding, Slot } from "../wire";

interface Particulars { code: string; message: string; status: number; retryAfter?: number | null; newer?: readonly Entry[]; findings?: readonly Finding[]; slots?: readonly Slot[] }

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** Milliseconds to wait, when the server said so. */
  readonly retryAfter: number | null;
  /** What arrived meanwhile, where that is why. */
  readonly newer: readonly Entry[];
  /** What stands in the way, beside the fields of a form. */
  readonly findings: readonly Finding[];
  /** The nearest times that are free, where the one that was wanted is not. */
  readonly slots: readonly Slot[];

  constructor({ code, message, status, retryAfter = null, newer = [], findings = [], slots = [] }: Particulars) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.newer = newer;
    this.findings = findings;
    this.slots = slots;
  }

  /** Whether the same request may succeed later, unchanged. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
