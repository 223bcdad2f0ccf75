import type { Phrases } from "../i18n";

export const words = {
  sign_in: "Connexion",
  for_staff: "Réservé aux conseillers et aux superviseurs de l’agence.",
  login: "Identifiant",
  password: "Mot de passe",
  enter: "Se connecter",
  login_missing: "Écrivez votre identifiant.",
  password_missing: "Écrivez votre mot de passe.",
  again_in: { one: "Trop d’essais : réessayez dans {n} seconde.", other: "Trop d’essais : réessayez dans {n} secondes." },
  again_in_minutes: { one: "Trop d’essais : réessayez dans {n} minute.", other: "Trop d’essais : réessayez dans {n} minutes." },
  again_now: "Vous pouvez réessayer.",
  ended: "Votre session est terminée. Connectez-vous pour continuer.",
  demo: "Démonstration",
  demo_why: "Entrez d’un clic, sans mot de passe.",
  advisor: "Conseil",
  supervisor: "Supervision",
  administrator: "Administration",
  sign_out: "Se déconnecter",
  seeker_page: "Vous cherchez un conseiller ? Par ici",
} satisfies Phrases;
