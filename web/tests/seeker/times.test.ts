import { expect, test } from "vitest";
import { addDays } from "../../src/seeker/booking/grid";
import { Times } from "../../src/seeker/booking/times";
import type { Slots } from "../../src/wire";

const desk = { id: "desk", kind: "desk", advisor: null, desk: { fr: "Bureau", en: "Desk" } } as const;
const alice = { id: "alice", kind: "referent", advisor: { id: "a", name: "Alice Martin" }, desk: null } as const;

function slot(diary: string, starts_at: string): Slots["days"][number]["slots"][number] {
  return { diary, starts_at, ends_at: starts_at, free: 1 };
}

function answering(asked: (string | null)[]): Times {
  return new Times((from, days) => {
    asked.push(from);
    const first = from ?? "2026-11-28";
    const slots = [slot("alice", `${first}T09:00:00Z`), slot("desk", `${first}T09:00:00Z`), slot("desk", `${first}T10:00:00Z`)];
    return Promise.resolve({
      zone: "Indian/Reunion", agency_zone: "Europe/Paris", first, last: addDays(first, days - 1), diaries: [alice, desk], days: [{ day: first, slots }],
    });
  });
}

test("times are read a month at a time, as far as somebody looks, and no month twice", async () => {
  const asked: (string | null)[] = [];
  const times = answering(asked);

  times.start();
  times.upTo("2026-12-01");
  times.upTo("2027-01-10");
  await expect.poll(() => times.readTo.value).toBe("2027-01-28");

  expect(asked).toEqual([null, "2026-12-29"]);
  expect([...times.days.value.keys()]).toEqual(["2026-11-28", "2026-12-29"]);
});

test("whose times they are is chosen; one's own advisor comes first", async () => {
  const times = answering([]);
  times.start();
  await expect.poll(() => times.days.value.get("2026-11-28")?.length).toBe(1);

  times.diary.value = "desk";

  expect(times.days.value.get("2026-11-28")?.length).toBe(2);
});

test("after a lost race what was shown is read anew", async () => {
  const asked: (string | null)[] = [];
  const times = answering(asked);
  times.upTo("2027-01-10");
  await expect.poll(() => times.readTo.value).toBe("2027-01-28");

  times.again();
  await expect.poll(() => asked.length).toBe(4);

  expect(asked).toEqual([null, "2026-12-29", null, "2026-12-29"]);
});
