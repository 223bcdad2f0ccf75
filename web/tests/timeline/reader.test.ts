import { beforeEach, expect, test } from "vitest";
import { Refusal } from "../../src/kit/refusal";
import { Reader } from "../../src/timeline/reader";
import { promised, settled, type Promised } from "../people";

let marks: { seq: number; answer: Promised<unknown> }[];
let learnt: number[];
let reader: Reader;

beforeEach(() => {
  marks = [];
  learnt = [];
  reader = new Reader({
    contact: "c1",
    side: "seeker",
    learn: (told) => learnt.push(told.kind === "seen" ? told.seq : -1),
    mark: (_, seq) => {
      const answer = promised<unknown>();
      marks.push({ seq, answer });
      return answer.promise;
    },
  });
});

const told = (): number[] => marks.map(({ seq }) => seq);

test("how far one has read is told once", async () => {
  void reader.seen(2);
  marks[0]?.answer.resolve({});
  await settled();
  void reader.seen(2);

  expect(told()).toEqual([2]);
  expect(learnt).toEqual([2]);
});

test("what is read while one telling is under way is told after it, the furthest only", async () => {
  void reader.seen(2);
  void reader.seen(3);
  void reader.seen(5);
  marks[0]?.answer.resolve({});
  await settled();

  expect(told()).toEqual([2, 5]);
});

test("a telling that failed is tried again with the next look", async () => {
  void reader.seen(2);
  marks[0]?.answer.reject(new Refusal({ code: "unreachable", message: "", status: 0 }));
  await settled();
  void reader.seen(2);

  expect(told()).toEqual([2, 2]);
  expect(learnt).toEqual([]);
});
