import { expect, test } from "vitest";
import { Draft, type Kept } from "../../src/admin/form/draft";
import { Refusal } from "../../src/kit/refusal";
import type { Finding } from "../../src/wire";

interface Form { slug: string; promise: string }

const before: Kept<Form> = { version: "1", form: { slug: "rights", promise: "5 min" }, findings: [] };
const theirs: Kept<Form> = { version: "2", form: { slug: "rights", promise: "9 min" }, findings: [] };

function refusal(code: string, findings: Finding[] = []): Refusal {
  return new Refusal({ code, message: code, status: 409, findings });
}

function draft(write: (version: string, form: Form) => Promise<Kept<Form>>): Draft<Form> {
  return new Draft(before, { named: ({ slug }) => `queues/${slug}`, read: () => Promise.resolve(theirs), write });
}

test("what is changed is unsaved until it is kept, and kept as the server says", async () => {
  const rights = draft((version, form) => Promise.resolve({ version: `${version}+`, form: { ...form, promise: "1 min 30 s" }, findings: [] }));
  rights.change({ promise: "90 s" });
  expect(rights.dirty.value).toBe(true);

  expect(await rights.save()).toBe(true);

  expect([rights.dirty.value, rights.form.value.promise, rights.kept.value.version]).toEqual([false, "1 min 30 s", "1+"]);
});

test("what is wrong is said beside its field, and nothing that was written is lost", async () => {
  const wrong: Finding = { level: "error", at: "queues/rights/promise", fr: "Plus que zéro.", en: "More than nothing." };
  const rights = draft(() => Promise.reject(refusal("would_not_work", [wrong])));
  rights.change({ promise: "0 s" });

  expect(await rights.save()).toBe(false);

  expect(rights.at("promise")).toEqual({ error: "Plus que zéro.", warning: null });
  expect([rights.form.value.promise, rights.errors.value.length, rights.at("slug").error]).toEqual(["0 s", 1, null]);
});

test("somebody else's change is shown beside one's own, and either can be kept", async () => {
  const versions: string[] = [];
  const rights = draft((version, form) => {
    versions.push(version);
    return version === "1" ? Promise.reject(refusal("changed_since")) : Promise.resolve({ version: "3", form, findings: [] });
  });
  rights.change({ promise: "1 min" });

  await rights.save();
  expect([rights.theirs.value, rights.form.value.promise]).toEqual([theirs, "1 min"]);
  rights.keepMine();
  await rights.save();

  expect([versions, rights.form.value.promise, rights.theirs.value]).toEqual([["1", "2"], "1 min", null]);
});

test("their version can be taken instead", async () => {
  const rights = draft(() => Promise.reject(refusal("changed_since")));
  rights.change({ promise: "1 min" });
  await rights.save();

  rights.takeTheirs();

  expect([rights.form.value.promise, rights.dirty.value, rights.refusal.value]).toEqual(["9 min", false, null]);
});

test("one's own change can be taken back", () => {
  const rights = draft(() => Promise.reject(refusal("x")));
  rights.change({ promise: "1 min" });

  rights.discard();

  expect([rights.form.value.promise, rights.dirty.value]).toEqual(["5 min", false]);
});
