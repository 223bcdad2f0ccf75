import type { Translation } from "../kit/i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  title: "Video call",
  invited: "You are invited to a video call",
  invited_how: "You see and hear this call, and read what is written from your entry on. Nothing is recorded unless you agree.",
  as_interpreter: "You come as an interpreter.",
  as_relay: "You come as a relay.",
  as_companion: "You come as a companion.",
  name: "Your name, as the others will see it",
  knock: "Ask to come in",
  early: "The call has not begun yet",
  early_how: "Keep this page open: it goes on by itself.",
  knocking: "You are at the door",
  knocking_how: "{name} has been told, and lets you in.",
  somebody: "The advisor",
  over: "It is over",
  over_how: "The call has ended, or this link is no longer good. You can close this page.",
  in_use: "This link is open somewhere else",
  in_use_how: "It is good on one device at a time. Close it there, and try again in half a minute.",
  retry: "Try again",
  said: "What was written since you came in",
  nothing: "Nothing has been written yet.",
  leave: "Leave the call for good",
};
