import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, write } from "../../src/kit/api";
import { explain } from "../../src/kit/explain";
import { speak } from "../../src/kit/i18n";

interface Asked { path: string; request: RequestInit }

let asked: Asked[];
let answers: (() => Response)[];

/** A network that gives the answers of the test, in order. */
beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answers = [];
  globalThis.fetch = (path, request) => {
    asked.push({ path: path as string, request: request ?? {} });
    return new Promise((resolve) => resolve((answers.shift() ?? lost)()));
  };
});

afterEach(() => {
  vi.useRealTimers();
});

function lost(): Response {
  throw new TypeError("Failed to fetch");
}
const fine = (body: unknown): (() => Response) => () => Response.json(body);
const no = (status: number, body: unknown, headers = {}): (() => Response) => () => Response.json(body, { status, headers });
const outcome = async (promise: Promise<unknown>): Promise<unknown> => {
  const caught = promise.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  return caught;
};

test("an answer is what the server said", async () => {
  answers = [fine({ seeker: null })];

  expect(await outcome(read("/api/me"))).toEqual({ seeker: null });
});

test("a refusal carries the server's code, and its patience in milliseconds", async () => {
  answers = [no(429, { error: "too_many_tries", message: "Wait." }, { "Retry-After": "12" })];

  expect(await outcome(read("/api/session"))).toMatchObject({ code: "too_many_tries", status: 429, retryAfter: 12_000 });
});

test("a write whose answer was lost is asked again, word for word", async () => {
  answers = [lost, no(503, {}), fine({ id: "e1" })];

  expect(await outcome(write("POST", "/api/contacts/c1/entries", { id: "e1" }))).toEqual({ id: "e1" });
  expect(new Set(asked.map(({ request }) => request.body)).size).toBe(1);
  expect(asked).toHaveLength(3);
});

test("a write that is refused for a reason is not asked again", async () => {
  answers = [no(409, { error: "already_taken", message: "Gone." })];

  expect(await outcome(write("POST", "/api/offers/o1/acceptance"))).toMatchObject({ code: "already_taken" });
  expect(asked).toHaveLength(1);
});

test("a write gives up after four tries", async () => {
  expect(await outcome(write("POST", "/api/chats"))).toMatchObject({ code: "unreachable", passing: true });
  expect(asked).toHaveLength(4);
});

test("a captive portal's page is no answer of ours", async () => {
  answers = [() => new Response("<html>Bienvenue au café</html>")];

  expect(await outcome(read("/api/me"))).toMatchObject({ code: "unavailable", passing: true });
});

test("a refusal is told in the reader's language, and in the server's words when we have none", async () => {
  await speak("fr");

  expect(explain({ code: "queue_closed", message: "Closed." })).toBe("Ce service est fermé pour le moment.");
  expect(explain({ code: "never_heard_of", message: "Something new." })).toBe("Something new.");
});
