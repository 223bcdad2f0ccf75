/** What is asked of whoever is to be called, what is wrong with what they typed, and how the house hears it. */
import { t as kit } from "../../kit/words";
import type { Appointment, Reach } from "../../wire";
import { emailTrouble } from "../introduction";
import type { Way } from "./HowCalled";
import type { Reaching } from "./Reach";
import { t } from "./words";

type Typed = Pick<Reaching, "way" | "number" | "email">;
interface Asked { number: boolean; email: boolean; emailHint: "email_hint" | "email_hint_letter" | "email_hint_here" }

/** Who is called in the browser is asked for no number, and the address takes the code. */
export function askedFor(way: Way, kept: Appointment): Asked {
  if (way === "browser") return { number: false, email: true, emailHint: "email_hint_here" };
  const email = kept.way === "tel" && kept.proof_by === "letter";
  return { number: true, email, emailHint: email || kept.unsent === "sms" ? "email_hint_letter" : "email_hint" };
}

export function wrongIn({ number, email }: Typed, asked: Asked): { number: string | null; email: string | null } {
  const trouble = emailTrouble(email.value);
  return {
    number: asked.number && isEmpty(number.value) ? t("number_missing") : null,
    email: asked.email && isEmpty(email.value) ? t("address_missing") : trouble && kit(trouble),
  };
}

export function reachOf({ way, number, email }: Typed): Reach {
  return { way: way.peek(), number: way.peek() === "tel" ? number.peek().trim() : null, email: email.peek().trim() || null };
}

const isEmpty = (typed: string): boolean => typed.trim() === "";
