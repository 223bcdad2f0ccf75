import type { Translation } from "../../kit/i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  why: "No call is recorded until the agency has decided so, with a purpose that everybody is told.",
  part: "The agency’s video calls",
  part_why: "First enter this processing in your register, with your data protection officer.",
  on: "Advisors may ask to record a call",
  purpose: "Purpose, told to the person",
  days: "Days kept",
  days_hint: "180 at most. What was promised for a recording does not change afterwards.",
  rules: "What always holds",
  rule_1: "Everybody’s consent is asked for each call; without an answer nothing is recorded.",
  rule_2: "Everybody sees that the call is recorded, can pause it, and can withdraw their consent: then all of it is erased.",
  rule_3: "Only the advisor of the call and the agency’s supervisors watch it, saying why; the reason is kept.",
  rule_4: "The recording is encrypted, cannot be downloaded, and erases itself on the promised day.",
};
