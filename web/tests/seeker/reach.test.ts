import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Way } from "../../src/seeker/booking/HowCalled";
import { askedFor, reachOf } from "../../src/seeker/booking/reachOf";
import type { Appointment } from "../../src/wire";

const kept = (more: Partial<Appointment>): Appointment => ({ way: "tel", proof_by: "sms", unsent: null, ...more }) as Appointment;
const typed = (way: Way) => ({ way: signal(way), number: signal(" 06 12 34 56 78 "), email: signal(" sam@example.fr ") });

test("by telephone a number is asked for, and an address where that takes the code", () => {
  expect(askedFor("tel", kept({}))).toEqual({ number: true, email: false, emailHint: "email_hint" });
  expect(askedFor("tel", kept({ proof_by: "letter" }))).toEqual({ number: true, email: true, emailHint: "email_hint_letter" });
  expect(askedFor("tel", kept({ unsent: "sms" }))).toEqual({ number: true, email: false, emailHint: "email_hint_letter" });
});

test("in the browser an address is enough, and who changes their mind is asked for no more than before", () => {
  expect(askedFor("browser", kept({}))).toEqual({ number: false, email: true, emailHint: "email_hint_here" });
  expect(askedFor("tel", kept({ way: "browser", proof_by: "letter" })).email).toBe(false);
});

test("a number that was typed before one chose the browser is not sent", () => {
  expect(reachOf(typed("browser"))).toEqual({ way: "browser", number: null, email: "sam@example.fr" });
  expect(reachOf(typed("tel"))).toEqual({ way: "tel", number: "06 12 34 56 78", email: "sam@example.fr" });
});
