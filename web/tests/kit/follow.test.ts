import { expect, test } from "vitest";
import { follow, nothing, type Following, type Told } from "../../src/kit/follow";
import { byAlice, contact, conversation, line } from "../people";

const hello = line(1, "Bonjour");
const welcome = byAlice(2, "Bonjour Sam");
const question = byAlice(3, "Que puis-je faire ?");

function after(...told: Told[]): Following {
  return told.reduce(follow, nothing);
}
const heard = (entry: typeof hello): Told => ({ kind: "entry", entry });
const bodies = ({ entries }: Following): string[] => entries.map(({ body }) => body);

test("the first read shows all that was said", () => {
  const state = after({ kind: "read", conversation: conversation([hello, welcome]) });

  expect(bodies(state)).toEqual(["Bonjour", "Bonjour Sam"]);
  expect(state.cursor).toBe(2);
});

test("a line heard by socket is added after the last one known", () => {
  const state = after({ kind: "read", conversation: conversation([hello]) }, heard(welcome));

  expect(bodies(state)).toEqual(["Bonjour", "Bonjour Sam"]);
  expect(state.gap).toBe(false);
});

test("a line that comes twice is shown once", () => {
  const state = after(heard(hello), heard(welcome), heard(welcome), heard(hello));

  expect(bodies(state)).toEqual(["Bonjour", "Bonjour Sam"]);
});

test("a line that comes after a missing one is held back until a read fills the gap", () => {
  const before = after(heard(hello), heard(question));

  expect(before.gap).toBe(true);
  expect(bodies(before)).toEqual(["Bonjour"]);

  const whole = follow(before, { kind: "read", conversation: conversation([welcome, question]) });

  expect(whole.gap).toBe(false);
  expect(bodies(whole)).toEqual(["Bonjour", "Bonjour Sam", "Que puis-je faire ?"]);
});

test("a note that the reader may not see leaves no gap, because `after` skips it", () => {
  const state = after(heard(hello), heard(byAlice(3, "Bonjour Sam", { after: 1 })));

  expect(state.gap).toBe(false);
  expect(state.cursor).toBe(3);
});

test("a read that overlaps what was heard meanwhile adds only what is new", () => {
  const state = after(heard(hello), heard(welcome), { kind: "read", conversation: conversation([hello, welcome, question]) });

  expect(bodies(state)).toEqual(["Bonjour", "Bonjour Sam", "Que puis-je faire ?"]);
});

test("an old answer never moves the cursor back", () => {
  const state = after(heard(hello), heard(welcome), { kind: "read", conversation: conversation([hello]) });

  expect(state.cursor).toBe(2);
});

test("a page of two hundred says that there is more to read", () => {
  expect(after({ kind: "read", conversation: conversation([hello], { more: true }) }).gap).toBe(true);
});

test("a contact in a read that was overtaken by news does not undo the news", () => {
  const news: Told = { kind: "contact", contact: contact({ state: "closed" }) };
  const stale: Told = { kind: "read", conversation: conversation([hello]), stale: true };

  expect(after(news, stale).contact?.state).toBe("closed");
  expect(bodies(after(news, stale))).toEqual(["Bonjour"]);
});

test("what was once read stays read, whatever order the news come in", () => {
  const state = after(
    { kind: "contact", contact: contact() },
    { kind: "seen", by: "advisor", seq: 4 },
    { kind: "contact", contact: contact({ seen_by_advisor: 2 }) },
    { kind: "seen", by: "advisor", seq: 3 },
  );

  expect(state.contact?.seen_by_advisor).toBe(4);
  expect(state.contact?.seen_by_seeker).toBe(0);
});

test("what is taken back after it was read is known as such, by news or by the next read", () => {
  const back = byAlice(3, "", { kind: "event", event: { code: "taken_back", by: "advisor", name: "Alice", queue: null, to: null, entry: welcome.id } });

  const heardOf = after(heard(hello), heard(welcome), heard(back));
  const readOf = after(heard(hello), heard(welcome), { kind: "read", conversation: conversation([back]) });

  expect(heardOf.entries.map(({ taken_back }) => taken_back)).toEqual([false, true, false]);
  expect(readOf.entries).toEqual(heardOf.entries);
});
