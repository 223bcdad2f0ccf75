import type { Phrases } from "../../kit/i18n";

export const words = {
  facts: "Ce que l’on sait de votre présence",
  fact_declared: "Vous dites",
  fact_connected: "Console",
  fact_calendar: "Agenda",
  connected: "connectée",
  facts_asked: "Les trois concordent : des contacts vous sont proposés.",
  facts_not_asked: "Rien ne vous est proposé tant que les trois ne concordent pas.",
  limits: "Mes limites",
  limits_why: "Aussi bas que vous voulez ; au plus {most} unités, comme votre responsable l’autorise.",
  limits_why_overseer: "Combien vous tenez à la fois.",
  limits_save: "Garder",
  limits_saved: "Vos limites sont gardées.",
  sessions: "Visioconférences",
} satisfies Phrases;
