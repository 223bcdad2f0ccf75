import type { JSX } from "preact";
import { Drawing } from "../../kit/components/Drawing";

/** The console's own drawings, on the kit's grid of 24. */
const drawings = {
  bell: "M6 16v-5.5a6 6 0 0 1 12 0V16l1.500 2.500h-15zM10 21.500h4",
  bell_off: "M6 16v-5.500c0-1 .2-1.900.6-2.700M9 5.300a6 6 0 0 1 9 5.200V14M4.500 18.500H16M10 21.500h4M3.500 3.500l17 17",
  cup: "M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 10.500h2a2.250 2.250 0 0 1 0 4.500h-2M8.500 3.500v2M12.500 3.500v2",
  hand: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.500 8.500l7 7M15.500 8.500l-7 7",
  moon: "M19.500 14A8 8 0 0 1 10 4.500 8 8 0 1 0 19.500 14z",
  question: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.700a2.600 2.600 0 1 1 3.700 2.400c-.8.4-1.200.8-1.200 1.700M12 17v.01",
  signal: "M5 19v-4M10 19V11M15 19V7M20 19V4",
  signal_off: "M5 19v-4M10 19v-5M15 19V13M20 19V9M4 4l16 16",
  hourglass: "M7 3h10M7 21h10M8 3c0 5 8 5 8 9s-8 4-8 9M16 3c0 5-8 5-8 9s8 4 8 9",
  chevron: "M6 9l6 6 6-6",
} as const;

export type GlyphName = keyof typeof drawings;

export function Glyph({ name, size = 20 }: { name: GlyphName; size?: number }): JSX.Element {
  return <Drawing path={drawings[name]} as={`glyph-${name}`} size={size} />;
}
