import type { JSX } from "preact";
import { Drawing } from "./Drawing";

/** Our own drawings, on a grid of 24, in strokes of 2. */
const drawings = {
  alert: "M12 8v5M12 16.5v.01M12 3 2.5 20h19z",
  back: "M15 5l-7 7 7 7",
  calendar: "M4 9h16M8 3v4M16 3v4M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z",
  camera: "M3 6.500h12.500v11H3zM15.500 10.500l5.500-3v9l-5.500-3z",
  chart: "M4 20h16M6.500 16.500v-4M12 16.500v-9M17.500 16.500v-6",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  down: "M12 5v14M6 13l6 6 6-6",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  forward: "M9 5l7 7-7 7",
  info: "M12 11v6M12 7.5v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  leave: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  letter: "M3 6h18v13H3zM3.5 6.5L12 13.5l8.5-7",
  note: "M6 3h9l4 4v14H6zM9.5 11h6M9.5 15h6",
  page: "M3 5h18v14H3zM3 9.500h18M6 7.250h.01M9 7.250h.01",
  paperclip: "M19.5 11.5l-7.8 7.8a4.7 4.7 0 0 1-6.6-6.6l8.3-8.3a3.2 3.2 0 0 1 4.5 4.5l-8.2 8.2a1.6 1.6 0 0 1-2.3-2.3l7.2-7.2",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 3-6 6.5-6s6.5 2.5 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.2.8 3.5 2.9 3.5 5.5",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-3.9 3.4-6.5 7.5-6.5s7.5 2.6 7.5 6.5",
  phone: "M5 4h4l2 5-2.5 1.5a12 12 0 0 0 5 5L15 13l5 2v4c0 .6-.4 1-1 1C11 20 4 13 4 5c0-.6.4-1 1-1z",
  pin: "M12 21s7-6.5 7-11.5A7 7 0 0 0 5 9.5C5 14.5 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  plus: "M12 5v14M5 12h14",
  read: "M2.5 12.5l4.5 4.5 8-9M12.5 16.5l.5.5 8.5-9.5",
  refresh: "M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.5 8M4.5 14a8 8 0 0 0 14 2",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
  send: "M12 20V5M5.5 11.5L12 5l6.5 6.5",
  swap: "M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4",
} as const;

export type IconName = keyof typeof drawings;

interface IconProps { name: IconName; size?: number }

export function Icon({ name, size = 20 }: IconProps): JSX.Element {
  return <Drawing path={drawings[name]} as={`icon-${name}`} size={size} />;
}
