export const words = {
  anonymous: "Anonyme",
  asks: "{name} demande",
  you_ask: "Vous demandez",
  answer: "Réponse",
  state_asked: "à lire par l’équipe",
  state_approved: "montrée à tous",
  state_spoken: "répondu en direct",
  state_written: "répondu par écrit",
  state_written_you: "répondu par écrit, à vous seul",
  state_declined: "Nous ne pourrons pas y répondre aujourd’hui. Votre conseiller le fera volontiers : écrivez-lui.",
  declined: "non retenue",
} as const;
