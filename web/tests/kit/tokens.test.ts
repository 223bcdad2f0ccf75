import { expect, test } from "vitest";
import css from "../../src/kit/tokens.css?raw";

const [light, dark] = css.split("@media") as [string, string];

function colours(sheet: string): Map<string, string> {
  return new Map([...sheet.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [String(name), String(colour)]));
}

const schemes = { light: colours(light), dark: new Map([...colours(light), ...colours(dark)]) };

/** WCAG 2.1, relative luminance. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * Number(r) + 0.7152 * Number(g) + 0.0722 * Number(b);
}

/** WCAG 2.1, contrast ratio. */
function contrast(scheme: keyof typeof schemes, one: string, other: string): number {
  const [low, high] = [one, other].map((name) => luminance(schemes[scheme].get(name) ?? "")).sort((a, b) => a - b);
  return (Number(high) + 0.05) / (Number(low) + 0.05);
}

const surfaces = ["paper", "surface", "sunken"];
const onSurfaces = ["ink", "ink-soft", "primary", "danger"];
const text: [string, string][] = [
  ...onSurfaces.flatMap((ink) => surfaces.map((surface): [string, string] => [ink, surface])),
  ["on-primary", "primary"], ["on-primary", "primary-strong"], ["on-primary-soft", "primary-soft"],
  ["on-danger", "danger"], ["on-danger", "danger-strong"],
  ["ok", "ok-soft"], ["warning", "warning-soft"], ["danger", "danger-soft"], ["ink", "danger-soft"],
  ["on-own", "own"], ["on-other", "other"], ["on-note", "note"], ["on-note", "paper"],
  ...[1, 2, 3, 4, 5, 6].map((n): [string, string] => [`on-tint-${n}`, `tint-${n}`]),
];
const shapes: [string, string][] = [
  ...surfaces.flatMap((surface): [string, string][] => [["edge", surface], ["focus", surface], ["accent", surface], ["primary", surface]]),
  ["surface", "accent"], ["note-edge", "note"],
];

test.each(text)("%s can be read on %s, in both schemes", (ink, surface) => {
  expect(contrast("light", ink, surface)).toBeGreaterThanOrEqual(4.5);
  expect(contrast("dark", ink, surface)).toBeGreaterThanOrEqual(4.5);
});

test.each(shapes)("%s can be made out on %s, in both schemes", (shape, surface) => {
  expect(contrast("light", shape, surface)).toBeGreaterThanOrEqual(3);
  expect(contrast("dark", shape, surface)).toBeGreaterThanOrEqual(3);
});
