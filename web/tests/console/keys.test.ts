import { describe, expect, test } from "vitest";
import { deedOf, stepOf } from "../../src/console/keys";

const stroke = { key: "a", code: "KeyA", altKey: true, ctrlKey: false, metaKey: false, repeat: false };

describe("shortcuts", () => {
  test("Alt + A accepts and Alt + D declines", () => {
    expect(deedOf(stroke)).toEqual({ kind: "accept" });
    expect(deedOf({ ...stroke, key: "D", code: "KeyD" })).toEqual({ kind: "decline" });
  });

  test("a plain letter is somebody typing", () => {
    expect(deedOf({ ...stroke, altKey: false })).toBeNull();
  });

  test("AltGr types characters on Windows, where it is Ctrl + Alt", () => {
    expect(deedOf({ ...stroke, ctrlKey: true })).toBeNull();
  });

  test("a key held down decides once", () => {
    expect(deedOf({ ...stroke, repeat: true })).toBeNull();
  });

  test("on a French keyboard the letter counts, not its place", () => {
    expect(deedOf({ ...stroke, key: "a", code: "KeyQ" })).toEqual({ kind: "accept" });
    expect(deedOf({ ...stroke, key: "q", code: "KeyA" })).toBeNull();
  });

  test("on a Mac, where Option writes another character, the place counts", () => {
    expect(deedOf({ ...stroke, key: "å", code: "KeyA" })).toEqual({ kind: "accept" });
  });

  test("Alt + 1 is the first contact, also where the figure asks for Shift", () => {
    expect(deedOf({ ...stroke, key: "&", code: "Digit1" })).toEqual({ kind: "choose", place: 0 });
    expect(deedOf({ ...stroke, key: "9", code: "Numpad9" })).toEqual({ kind: "choose", place: 8 });
    expect(deedOf({ ...stroke, key: "0", code: "Digit0" })).toBeNull();
  });
});

describe("arrows in the list", () => {
  test("they step and stop at both ends", () => {
    expect(stepOf("ArrowDown", 0, 3)).toBe(1);
    expect(stepOf("ArrowDown", 2, 3)).toBe(2);
    expect(stepOf("ArrowUp", 0, 3)).toBe(0);
    expect(stepOf("End", 0, 3)).toBe(2);
    expect(stepOf("Home", 2, 3)).toBe(0);
  });

  test("other keys keep their meaning", () => {
    expect(stepOf("Enter", 0, 3)).toBeNull();
  });
});
