import type { Translation } from "../i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  sign_in: "Sign in",
  for_staff: "For the agency’s advisors and supervisors.",
  login: "Login",
  password: "Password",
  enter: "Sign in",
  login_missing: "Write your login.",
  password_missing: "Write your password.",
  again_in: { one: "Too many tries: again in {n} second.", other: "Too many tries: again in {n} seconds." },
  again_in_minutes: { one: "Too many tries: again in {n} minute.", other: "Too many tries: again in {n} minutes." },
  again_now: "You can try again.",
  ended: "Your session has ended. Sign in to go on.",
  demo: "Demonstration",
  demo_why: "Enter with one click, without a password.",
  advisor: "Advice",
  supervisor: "Supervision",
  administrator: "Administration",
  sign_out: "Sign out",
  seeker_page: "Looking for an advisor? This way",
};
