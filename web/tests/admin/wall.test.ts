import { expect, test } from "vitest";
import { instantOf, wallOf } from "../../src/admin/form/wall";

test.each([
  ["2026-07-14T09:00", "Europe/Paris", "2026-07-14T07:00:00.000Z"],
  ["2026-01-14T09:00", "Europe/Paris", "2026-01-14T08:00:00.000Z"],
  ["2026-01-14T09:00", "America/Guadeloupe", "2026-01-14T13:00:00.000Z"],
  ["2026-03-29T03:30", "Europe/Paris", "2026-03-29T01:30:00.000Z"],
  ["2026-10-25T12:00", "Europe/Paris", "2026-10-25T11:00:00.000Z"],
])("%s on the wall in %s", (wall, zone, instant) => {
  expect(instantOf(wall, zone)).toBe(instant);
  expect(wallOf(instant, zone)).toBe(wall);
});

test("what is no time is no instant", () => {
  expect(instantOf("", "Europe/Paris")).toBe("");
});
