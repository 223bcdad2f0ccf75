import type { Phrases } from "../../kit/i18n";

export const words = {
  title: "Courriels à traiter",
  why: "Dans vos files, le plus urgent d’abord. Chacun est proposé à qui est disponible.",
  nobody: "Attend que quelqu’un soit disponible",
  reads: "{name} le lit",
  answers: "{name} y répond",
  yours: "{name}, que vous suivez",
  all: "Tout afficher ({n})",
  less: "Afficher moins",
} satisfies Phrases;
