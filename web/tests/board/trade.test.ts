import { expect, test } from "vitest";
import { abandonment, occupancy, percent, serviceOfAll, serviceOfAnswered } from "../../src/board/trade";
import type { BoardQueue, Today } from "../../src/wire";

const today = { promise: 300, answered: 8, answered_in_time: 6, abandoned: 2, abandoned_in_time: 1, abandoned_short: 1 } as Today;

test("the service level is told of the answered, and counting those who left", () => {
  expect([serviceOfAnswered(today), serviceOfAll(today)]).toEqual([75, 70]);
});

test("abandonment is of all who came", () => {
  expect(abandonment(today)).toBe(20);
});

test("occupancy is the part of the units in use", () => {
  expect(occupancy({ units: 6, units_used: 3 } as BoardQueue)).toBe(50);
});

test("a part of nothing is no figure, and nothing is rounded up", () => {
  expect([percent(0, 0), percent(999, 1000)]).toEqual([null, 99]);
});
