import type { Translation } from "../kit/i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  anonymous: "Anonymous",
  asks: "{name} asks",
  you_ask: "You ask",
  answer: "Answer",
  state_asked: "to be read by the team",
  state_approved: "shown to all",
  state_spoken: "answered live",
  state_written: "answered in writing",
  state_written_you: "answered in writing, to you alone",
  state_declined: "We cannot answer this one today. Your advisor will gladly do so: write to them.",
  declined: "not taken up",
};
