/** The server says no, or nothing at all. */

interface Particulars { code: string; message: string; status: number; retryAfter?: number | null }

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** Milliseconds to wait, when the server said so. */
  readonly retryAfter: number | null;

  constructor({ code, message, status, retryAfter = null }: Particulars) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later, unchanged. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
