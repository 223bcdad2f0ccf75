import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Follower } from "../../src/kit/follower";
import type { Live } from "../../src/kit/live";
import type { Conversation, Entry } from "../../src/wire";
import { byAlice, contact, conversation, line, promised } from "../people";

/** A socket that says what the test says. */
class Socket implements Pick<Live, "connected" | "hear"> {
  readonly connected = signal(true);
  readonly #ears = new Map<string, (news: never) => void>();

  hear: Live["hear"] = (kind, ear) => {
    this.#ears.set(kind, ear);
    return () => this.#ears.delete(kind);
  };

  says(kind: string, news: unknown): void {
    this.#ears.get(kind)?.(news as never);
  }
}

let socket: Socket;
let said: Entry[];
let reads: number[];
let follower: Follower;

beforeEach(() => {
  vi.useFakeTimers();
  socket = new Socket();
  said = [line(1, "Bonjour")];
  reads = [];
  follower = follow((after) => Promise.resolve(conversation(said.filter(({ seq }) => seq > after), { cursor: said.length })));
});

afterEach(() => {
  follower.stop();
  vi.useRealTimers();
});

function follow(answer: (after: number) => Promise<Conversation>): Follower {
  return new Follower({
    contact: "c1",
    live: socket,
    wake: () => () => undefined,
    read: (_, after) => {
      reads.push(after);
      return answer(after);
    },
  });
}

const settles = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const bodies = (): string[] => follower.entries.value.map(({ body }) => body);

test("a gap in what is heard is read at once, from the cursor", async () => {
  follower.start();
  await settles();
  said.push(byAlice(2, "Bonjour Sam"), byAlice(3, "Je vous écoute"));
  socket.says("entry", said[2]);
  await settles();

  expect(reads).toEqual([0, 1]);
  expect(bodies()).toEqual(["Bonjour", "Bonjour Sam", "Je vous écoute"]);
});

test("news of another contact change nothing", async () => {
  follower.start();
  await settles();
  socket.says("entry", byAlice(2, "Bonjour Rosa", { contact: "c2" }));
  socket.says("contact", contact({ id: "c2", state: "closed" }));

  expect(bodies()).toEqual(["Bonjour"]);
  expect(follower.contact.value?.state).toBe("active");
});

test("the answer to a write wins over a read that began before it, which is then done again", async () => {
  const slow = promised<Conversation>();
  follower = follow(() => slow.promise);
  follower.start();
  follower.learn({ kind: "contact", contact: contact({ state: "closed" }) });
  slow.resolve(conversation(said, { contact: contact({ state: "active" }) }));
  await settles();

  expect(reads.length).toBeGreaterThan(1);
  expect(bodies()).toEqual(["Bonjour"]);
});

test("a new place is believed as it is heard", async () => {
  follower.start();
  await settles();
  socket.says("contact", contact({ place: 2 }));

  expect(follower.contact.value?.place).toBe(2);
  expect(reads).toHaveLength(1);
});

test("a new state is read before it is believed: late news of waiting do not bring back who has left", async () => {
  follower.start();
  await settles();
  socket.says("contact", contact({ state: "waiting" }));

  expect(follower.contact.value?.state).toBe("active");

  await settles();

  expect(reads).toHaveLength(2);
  expect(follower.contact.value?.state).toBe("active");
});

test("typing is shown for five seconds", async () => {
  follower.start();
  await settles();
  socket.says("typing", { contact: "c1", by: "advisor", name: "Alice" });

  expect(follower.typing.value?.name).toBe("Alice");

  await vi.advanceTimersByTimeAsync(5001);

  expect(follower.typing.value).toBeNull();
});

test("typing ends with the line that was typed", async () => {
  follower.start();
  await settles();
  socket.says("typing", { contact: "c1", by: "advisor", name: "Alice" });
  socket.says("entry", byAlice(2, "Bonjour Sam"));

  expect(follower.typing.value).toBeNull();
});

test("what the answer that opened the chat told is shown before any read", () => {
  const seeded = new Follower({ contact: "c1", live: socket, wake: () => () => undefined, read: () => promised<Conversation>().promise, seed: conversation(said) });

  expect(seeded.entries.value).toHaveLength(1);
});
