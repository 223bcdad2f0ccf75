import type { Translation } from "../../kit/i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  sessions: "Group sessions",
  sessions_why: "An advisor presents a subject live; you listen, and ask your questions in writing.",
  by: "with {name}",
  lasts: "{m} min",
  your_time: "{when} where you are",
  left: { zero: "full", one: "1 place", other: "{n} places" },
  live_now: "live",
  doors_open: "the doors are open",
  register: "Register",
  register_for: "Register: {title}",
  registered: "Your place is reserved",
  join: "Join",
  join_session: "Join: {title}",
  open_place: "My place",
  open_place_for: "My place: {title}",
  name: "Your name",
  email: "Your e-mail address",
  email_hint: "To receive your link, an invitation for your calendar and two reminders. Nothing else.",
  keep: "Reserve my place",
  cancel: "Cancel",
  kept_here: "Without an address, keep this device: it remembers your link.",
};
