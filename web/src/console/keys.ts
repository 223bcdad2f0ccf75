/** Which key does what: always with Alt, so that typing never sets one off (WCAG 2.1, 2.1.4). Pure. */

export type Deed = { kind: "accept" } | { kind: "decline" } | { kind: "choose"; place: number };
type Stroke = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "repeat">;

export function deedOf(stroke: Stroke): Deed | null {
  // AltGr is Ctrl + Alt on Windows and types characters: it is no shortcut.
  if (!stroke.altKey || stroke.ctrlKey || stroke.metaKey || stroke.repeat) return null;
  // The digits by place: on a French keyboard the figure 1 asks for Shift.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(stroke.code)?.[1];
  if (digit !== undefined) return { kind: "choose", place: Number(digit) - 1 };
  const letter = letterOf(stroke);
  if (letter === "a") return { kind: "accept" };
  return letter === "d" ? { kind: "decline" } : null;
}

/** What to add to the chosen place for an arrow, Home or End in a list of `count`; null for other keys. */
export function stepOf(key: string, place: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowDown": return Math.min(place + 1, last);
    case "ArrowUp": return Math.max(place - 1, 0);
    case "Home": return 0;
    case "End": return last;
    default: return null;
  }
}

/** Option writes another character on a Mac (å, ∂): there the place of the key decides. */
function letterOf({ key, code }: Stroke): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
}
