/** Say it by HTTP: one typed door to the server. */
import type { Refused } from "../wire";
import { Refusal, isRefusal } from "./refusal";
import { backoff, pause } from "./retry";

type Verb = "GET" | "POST" | "PUT" | "DELETE";
export type Headers = Record<string, string>;
interface Options { body?: unknown; bytes?: Blob; headers?: Headers; timeout?: number }

const patience = 10_000;
const longPatience = 120_000;
const repeats = 3;

export function newId(): string {
  return crypto.randomUUID();
}

/** Read once. What keeps a page fresh repeats it by itself. */
export function read<T>(path: string, headers: Headers = {}): Promise<T> {
  return ask<T>("GET", path, { headers });
}

/** Read a file that a plain link could not ask for. */
export async function readFile(path: string, headers: Headers): Promise<Blob> {
  const answer = await reach(path, { cache: "no-store", signal: AbortSignal.timeout(longPatience), headers });
  if (!answer.ok) throw refused(answer, await answer.json().catch(() => null));
  return answer.blob();
}

/** Write under ids that the page made: a repeat gets the first answer, so a lost answer is simply asked again. */
export async function write<T>(verb: Exclude<Verb, "GET">, path: string, body: unknown = {}, headers: Headers = {}): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask<T>(verb, path, { body, headers });
    } catch (error) {
      if (!isRefusal(error) || !error.passing || attempt === repeats) throw error;
      if ((error.retryAfter ?? 0) > patience) throw error;
      await pause(Math.max(error.retryAfter ?? 0, backoff(attempt)));
    }
  }
}

/** Tell once, also from a page that closes; whether it arrives is not known. */
export function tell(path: string, body: unknown, headers: Headers = {}): void {
  const request = { method: "POST", keepalive: true, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) };
  fetch(path, request).catch(() => null);
}

/** Send a file whole; its name travels in a header, where no log keeps it. */
export async function send<T>(path: string, file: File): Promise<T> {
  return ask<T>("POST", path, {
    bytes: file, timeout: longPatience, headers: { "Content-Type": "application/octet-stream", "Visavis-File-Name": encodeURIComponent(file.name) },
  });
}

async function ask<T>(verb: Verb, path: string, { body, bytes, headers = {}, timeout = patience }: Options = {}): Promise<T> {
  const answer = await reach(path, {
    method: verb,
    cache: "no-store",
    signal: AbortSignal.timeout(timeout),
    headers: { Accept: "application/json", ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    ...(bytes ? { body: bytes } : body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const told: unknown = await answer.json().catch(() => null);
  if (!answer.ok || told === null) throw refused(answer, told);
  return told as T;
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, request);
  } catch {
    throw new Refusal({ code: "unreachable", message: "No answer from the server.", status: 0 });
  }
}

function refused(answer: Response, told: unknown): Refusal {
  const { error, message, newer, findings, slots } = (told ?? {}) as Partial<Refused>;
  const seconds = Number(answer.headers.get("Retry-After"));
  return new Refusal({
    code: typeof error === "string" ? error : "unavailable",
    message: typeof message === "string" ? message : answer.statusText,
    // A page of a proxy or a captive portal answers 200 without JSON: that is no answer of ours.
    status: answer.ok ? 0 : answer.status,
    retryAfter: seconds > 0 ? seconds * 1000 : null,
    newer: newer ?? [],
    findings: findings ?? [],
    slots: slots ?? [],
  });
}
