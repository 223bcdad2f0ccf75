import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Live } from "../../src/kit/live";
import type { Bell } from "../../src/seeker/expected/bell";
import { Waiting } from "../../src/seeker/expected/waiting";
import type { Expected } from "../../src/wire";
import { morning } from "../people";

const soon: Expected = {
  now: morning, at: morning, zone: "Europe/Paris", agency: "Agence", agency_zone: "Europe/Paris",
  standing: "soon", advisor: null, call: null, until: null, reachable: true,
};
const ringing: Expected = { ...soon, standing: "ringing", advisor: "Alice Martin", call: "call" };

let connected: ReturnType<typeof signal<boolean>>;
let news: () => void;
let stands: Expected;
let answer: () => Promise<Expected>;
let waiting: Waiting;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("navigator", {});
  connected = signal(true);
  stands = soon;
  answer = () => Promise.resolve(stands);
  const hear: Live["hear"] = (_kind, ear) => {
    news = () => ear({} as never);
    return () => undefined;
  };
  const live = { connected, hear, open: () => Promise.resolve(), close: () => undefined } as Bell["live"];
  waiting = new Waiting({ live, hear: () => answer(), answer: () => Promise.reject(new Error()), entrance: () => Promise.reject(new Error()), report: () => undefined });
  waiting.start();
});

afterEach(() => {
  waiting.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settles = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const shown = (): string | undefined => waiting.told.value?.standing;

test("it rings with the news, not with the next look", async () => {
  await settles();
  stands = ringing;
  news();
  await settles();
  expect(shown()).toBe("ringing");
});

test("without any news it rings three seconds later at most", async () => {
  await settles();
  stands = ringing;
  await vi.advanceTimersByTimeAsync(3000);
  expect(shown()).toBe("ringing");
});

test("news in the middle of a look is looked at after it", async () => {
  await settles();
  let tell: (told: Expected) => void = () => undefined;
  answer = () => new Promise((resolve) => { tell = resolve; });
  waiting.now();
  news();
  answer = () => Promise.resolve(ringing);
  tell(soon);
  await settles();
  expect(shown()).toBe("ringing");
});

test("back in touch, it looks at once", async () => {
  await settles();
  connected.value = false;
  stands = ringing;
  connected.value = true;
  await settles();
  expect(shown()).toBe("ringing");
});
