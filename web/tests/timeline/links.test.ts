import { expect, test } from "vitest";
import { pieces } from "../../src/timeline/links";

const links = (body: string): (string | null)[][] => pieces(body).filter(({ href }) => href !== null).map(({ text, href }) => [text, href]);
const whole = (body: string): string => pieces(body).map(({ text }) => text).join("");

test("an address becomes a link, without the full stop that ends the sentence", () => {
  expect(links("Voyez https://exemple.fr/cv?n=1, puis www.exemple.fr.")).toEqual([
    ["https://exemple.fr/cv?n=1", "https://exemple.fr/cv?n=1"],
    ["www.exemple.fr", "https://www.exemple.fr/"],
  ]);
});

test("brackets around an address stay outside, and its own stay inside", () => {
  expect(links("(voir https://exemple.fr/a_(b))").map(([text]) => text)).toEqual(["https://exemple.fr/a_(b)"]);
});

test.each(["javascript:alert(1)", "data:text/html,x", "<img src=x onerror=alert(1)>", "https://", "https://agence.example@ailleurs.example/"])(
  "%s stays plain text", (body) => {
    expect(links(body)).toEqual([]);
    expect(whole(body)).toBe(body);
  },
);

test.each(["Bonjour", "a\nb", "https://exemple.fr", "x https://exemple.fr y www.exemple.fr!", ""])("nothing of %j is lost", (body) => {
  expect(whole(body)).toBe(body);
});
