import { expect, test } from "vitest";
import { Deed } from "../../src/kit/deed";
import { whole } from "../../src/console/desk/whole";
import { Refusal } from "../../src/kit/refusal";
import type { Contact, Conversation, Entry } from "../../src/wire";

const refusal = new Refusal({ code: "unreachable", message: "", status: 0 });

test("a deed is busy until it is done", async () => {
  const deed = new Deed();
  const done = deed.do(() => Promise.resolve());
  expect(deed.busy.value).toBe(true);
  expect(await done).toBe(true);
  expect(deed.busy.value).toBe(false);
});

test("a second click while it is busy does nothing", async () => {
  const deed = new Deed();
  let times = 0;
  const act = (): Promise<void> => {
    times += 1;
    return Promise.resolve();
  };
  expect(await Promise.all([deed.do(act), deed.do(act)])).toEqual([true, false]);
  expect(times).toBe(1);
});

test("a refusal stays in sight until the next try", async () => {
  const deed = new Deed();
  expect(await deed.do(() => Promise.reject(refusal))).toBe(false);
  expect(deed.refusal.value).toBe(refusal);
  await deed.do(() => Promise.resolve());
  expect(deed.refusal.value).toBeNull();
});

test("a fault of our own is not hidden as a refusal", async () => {
  await expect(new Deed().do(() => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});

test("a long conversation is read to its end", async () => {
  const entry = (seq: number): Entry => ({ seq }) as Entry;
  const pages: Record<number, Conversation> = {
    0: { contact: {} as Contact, entries: [entry(1), entry(2)], cursor: 2, more: true },
    2: { contact: {} as Contact, entries: [entry(3)], cursor: 3, more: false },
  };
  const found = await whole((after) => Promise.resolve(pages[after] as Conversation));
  expect(found.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});
