import { expect, test } from "vitest";
import { differ } from "../../src/kit/zones";

const winter = "2026-12-01T12:00:00Z";

test("two places differ by what their clocks show, not by their names", () => {
  expect(differ("Europe/Paris", "Europe/Brussels", winter)).toBe(false);
  expect(differ("Europe/Paris", "Indian/Reunion", winter)).toBe(true);
  // The same hour on another day: Wallis is twelve hours ahead of Greenwich, Eniwetok once was as far behind.
  expect(differ("Etc/GMT+12", "Pacific/Wallis", winter)).toBe(true);
});
