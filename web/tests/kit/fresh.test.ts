import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Fresh } from "../../src/kit/fresh";
import { Refusal } from "../../src/kit/refusal";
import { promised } from "../people";

const connected = signal(true);
let reads: number;
let answer: () => Promise<boolean>;
let refusals: Refusal[];
let wake: () => void;
let fresh: Fresh;

beforeEach(() => {
  vi.useFakeTimers();
  connected.value = true;
  reads = 0;
  refusals = [];
  answer = () => Promise.resolve(false);
  fresh = new Fresh({
    connected,
    read: () => {
      reads += 1;
      return answer();
    },
    refused: (refusal) => refusals.push(refusal),
    wake: (look) => {
      wake = look;
      return () => undefined;
    },
    random: () => 0.5,
  });
});

afterEach(() => {
  fresh.stop();
  vi.useRealTimers();
});

const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const offline = (): Promise<boolean> => Promise.reject(new Refusal({ code: "unreachable", message: "", status: 0 }));

test("it reads once at the start, and leaves a connected page in peace", async () => {
  fresh.start();
  await passes(50_000);

  expect(reads).toBe(1);
});

test("even a connected page looks again within the minute or so, because sockets drop things", async () => {
  fresh.start();
  await passes(61_000);

  expect(reads).toBe(2);
});

test("without a socket it reads every three seconds", async () => {
  connected.value = false;
  fresh.start();
  await passes(9500);

  expect(reads).toBe(4);
});

test("it reads at once when the socket is back", async () => {
  connected.value = false;
  fresh.start();
  await passes(100);
  connected.value = true;
  await passes(0);

  expect(reads).toBe(2);
});

test("it reads at once when the phone wakes", async () => {
  fresh.start();
  await passes(100);
  wake();
  await passes(0);

  expect(reads).toBe(2);
});

test("asked in the middle of a read, it reads again after it, and never twice at a time", async () => {
  const first = promised<boolean>();
  answer = () => first.promise;
  fresh.start();
  fresh.now();
  fresh.now();

  expect(reads).toBe(1);

  answer = () => Promise.resolve(false);
  first.resolve(false);
  await passes(0);

  expect(reads).toBe(2);
});

test("it reads on at once while there is more", async () => {
  const pages = [true, true, false];
  answer = () => Promise.resolve(pages.shift() ?? false);
  fresh.start();
  await passes(0);

  expect(reads).toBe(3);
});

test("an outage is counted, slows the reading down, and is forgotten with the first answer", async () => {
  connected.value = false;
  answer = offline;
  fresh.start();
  await passes(60_000);

  expect(fresh.failures.value).toBeGreaterThan(3);
  expect(reads).toBeLessThan(9);

  answer = () => Promise.resolve(false);
  await passes(15_000);

  expect(fresh.failures.value).toBe(0);
});

test("when the server says no for good, it stops and says so", async () => {
  answer = () => Promise.reject(new Refusal({ code: "not_found", message: "", status: 404 }));
  fresh.start();
  await passes(120_000);

  expect(refusals.map(({ code }) => code)).toEqual(["not_found"]);
  expect(reads).toBe(1);
});

test("a stopped reader stays stopped, even when an answer comes late", async () => {
  const late = promised<boolean>();
  answer = () => late.promise;
  fresh.start();
  fresh.stop();
  late.resolve(true);
  await passes(120_000);

  expect(reads).toBe(1);
});
