/** The server says no, or nothing at all. */

import type { Entry, Finding } from "../wire";

interface Particulars { code: string; message: string; status: number; retryAfter?: number | null; newer?: readonly Entry[]; findings?: readonly Finding[] }

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** Milliseconds to wait, when the server said so. */
  readonly retryAfter: number | null;
  /** What arrived meanwhile, where that is why. */
  readonly newer: readonly Entry[];
  /** What stands in the way, beside the fields of a form. */
  readonly findings: readonly Finding[];

  constructor({ code, message, status, retryAfter = null, newer = [], findings = [] }: Particulars) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.newer = newer;
    this.findings = findings;
  }

  /** Whether the same request may succeed later, unchanged. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
