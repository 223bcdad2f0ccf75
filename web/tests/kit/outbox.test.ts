import { beforeEach, expect, test } from "vitest";
import { Outbox } from "../../src/kit/outbox";
import { Refusal } from "../../src/kit/refusal";
import type { Entry } from "../../src/wire";
import { line, Memory, promised, settled, type Promised } from "../people";

interface Post { id: string; body: string; answer: Promised<Entry> }

/** A server whose answers the test gives when it likes. */
let posts: Post[];
let stored: string[];
let shelf: Memory;

beforeEach(() => {
  posts = [];
  stored = [];
  shelf = new Memory();
});

function outbox(): Outbox {
  return new Outbox({
    contact: "c1",
    shelf,
    stored: ({ id }) => stored.push(id),
    post: (_, { id, body }) => {
      const answer = promised<Entry>();
      posts.push({ id, body, answer });
      return answer.promise;
    },
  });
}

function post(n: number): Post {
  return posts[n] as Post;
}

async function accept(n: number): Promise<void> {
  post(n).answer.resolve(line(n + 1, post(n).body, { id: post(n).id }));
  await settled();
}

async function refuse(n: number, code: string, status: number): Promise<void> {
  post(n).answer.reject(new Refusal({ code, message: "", status }));
  await settled();
}

const states = (box: Outbox): string[] => box.drafts.value.map(({ body, state }) => `${body} ${state}`);

test("a line is shown at once, and handed over when the server has it", async () => {
  const box = outbox();
  void box.send("Bonjour");

  expect(states(box)).toEqual(["Bonjour sending"]);

  await accept(0);

  expect(states(box)).toEqual([]);
  expect(stored).toEqual([post(0).id]);
});

test("lines go out one after the other, in the order in which they were written", async () => {
  const box = outbox();
  void box.send("un");
  void box.send("deux");

  expect(posts.map(({ body }) => body)).toEqual(["un"]);

  await accept(0);

  expect(posts.map(({ body }) => body)).toEqual(["un", "deux"]);
});

test("without a network all that waits says so, and goes out in order when it is back", async () => {
  const box = outbox();
  void box.send("un");
  void box.send("deux");
  await refuse(0, "unreachable", 0);

  expect(states(box)).toEqual(["un failed", "deux failed"]);

  void box.nudge();
  await accept(1);
  await accept(2);

  expect(posts.map(({ body }) => body)).toEqual(["un", "un", "deux"]);
  expect(posts[0]?.id).toBe(posts[1]?.id);
  expect(states(box)).toEqual([]);
});

test("a line that the server refuses lets the next one pass, and is not sent again by itself", async () => {
  const box = outbox();
  void box.send("illisible");
  void box.send("lisible");
  await refuse(0, "line_unreadable", 400);
  await accept(1);
  void box.nudge();
  await settled();

  expect(states(box)).toEqual(["illisible failed"]);
  expect(box.drafts.value[0]?.code).toBe("line_unreadable");
  expect(posts).toHaveLength(2);
});

test("a failed line is sent again by hand, under the same id", async () => {
  const box = outbox();
  void box.send("Bonjour");
  await refuse(0, "line_unreadable", 400);
  void box.retry(post(0).id);

  expect(post(1).id).toBe(post(0).id);
});

test("a failed line can be given up, and gives its words back", async () => {
  const box = outbox();
  void box.send("Bonjour");
  await refuse(0, "line_unreadable", 400);

  expect(box.discard(post(0).id)).toBe("Bonjour");
  expect(states(box)).toEqual([]);
});

test("a reload in the middle of a send loses nothing and sends under the same id", async () => {
  void outbox().send("Bonjour");
  const again = outbox();

  expect(states(again)).toEqual(["Bonjour sending"]);

  void again.nudge();
  await accept(1);

  expect(post(1).id).toBe(post(0).id);
  expect(outbox().drafts.value).toEqual([]);
});

test("a reload after the server's answer has nothing left to send", async () => {
  void outbox().send("Bonjour");
  await accept(0);

  expect(shelf.kept.size).toBe(0);
});

test("the outboxes of two conversations do not mix", () => {
  void outbox().send("Bonjour");
  const other = new Outbox({ contact: "c2", shelf, stored: () => undefined, post: () => promised<Entry>().promise });

  expect(shelf.kept.size).toBe(1);
  expect(other.drafts.value).toEqual([]);
});
