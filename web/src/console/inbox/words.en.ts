import type { Translation } from "../../kit/i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  title: "Letters to answer",
  why: "In your queues, the most urgent first. Each comes to whoever is free.",
  nobody: "Waits for somebody to be free",
  reads: "{name} is reading it",
  answers: "{name} is answering",
  yours: "{name}, whom you follow",
  all: "Show all {n}",
  less: "Show fewer",
};
