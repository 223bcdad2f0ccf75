import { Refusal } from "../refusal";
import type { Refused, Session } from "../../wire";

const patience = 15_000;

/** Ask once: `write` would repeat a refused try by itself, and each repeat counts against the person. */
export async function signIn(login: string, password: string): Promise<Session> {
  const answer = await fetch("/api/session", {
    method: "POST",
    signal: AbortSignal.timeout(patience),
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ login, password }),
  }).catch(() => null);
  const told = await answer?.json().catch(() => null) as Session | Refused | null | undefined;
  if (answer?.ok && told && "demo" in told) return told;
  throw refused(answer, told && "error" in told ? told : null);
}

function refused(answer: Response | null, problem: Refused | null): Refusal {
  return new Refusal({
    code: problem?.error ?? "unreachable",
    message: problem?.message ?? "No answer from the server.",
    status: answer?.status ?? 0,
    retryAfter: Number(answer?.headers.get("Retry-After") ?? 0) * 1000 || null,
  });
}
