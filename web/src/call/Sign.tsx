import type { JSX } from "preact";
import { Drawing } from "../kit/components/Drawing";

/** The call's own drawings, on the kit's grid of 24. */
const drawings = {
  microphone: "M12 15a3.500 3.500 0 0 0 3.500-3.500v-5a3.500 3.500 0 0 0-7 0v5A3.500 3.500 0 0 0 12 15zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3",
  microphone_off: "M15.500 9V6.500a3.500 3.500 0 0 0-6.700-1.400M8.500 9v2.500a3.500 3.500 0 0 0 5.400 2.900M5.500 11.500a6.500 6.500 0 0 0 10.300 5.300M12 18v3M3.500 3.500l17 17",
  camera: "M3 6.500h12.500v11H3zM15.500 10.500l5.500-3v9l-5.500-3z",
  camera_off: "M8 6.500h7.500v7M15.500 10.500l5.500-3v9l-3-1.600M15.500 17.500H3v-11h1.500M3.500 3.500l17 17",
  screen: "M3 4.500h18v12H3zM8.500 20.500h7M12 16.500v4M12 13V8M9.500 10L12 7.500l2.500 2.500",
  sound: "M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11",
  network: "M3.500 9.500a12.500 12.500 0 0 1 17 0M6.800 13a7.800 7.800 0 0 1 10.400 0M10 16.300a3.200 3.200 0 0 1 4 0M12 19.600v.1",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  hang_up: "M3.500 15.500c-.8-1-.7-2.600.2-3.500 4.600-4.200 12-4.200 16.600 0 .9.900 1 2.500.2 3.500l-.5.6c-.4.500-1.100.600-1.700.300l-2.600-1.400a1.300 1.300 0 0 1-.7-1.200v-1.500a10 10 0 0 0-6 0v1.500c0 .500-.3 1-.7 1.200l-2.600 1.400c-.6.300-1.300.200-1.700-.3z",
} as const;

export type SignName = keyof typeof drawings;

export function Sign({ name, size = 22 }: { name: SignName; size?: number }): JSX.Element {
  return <Drawing path={drawings[name]} as={`sign-${name}`} size={size} />;
}
