export const words = {
  why: "Aucun appel n’est enregistré tant que l’agence ne l’a pas décidé, avec une finalité dite à chacun.",
  part: "Les appels vidéo de l’agence",
  part_why: "Inscrivez d’abord ce traitement au registre, avec votre délégué à la protection des données.",
  on: "Les conseillers peuvent demander à enregistrer un appel",
  purpose: "Finalité, dite à la personne",
  days: "Jours de conservation",
  days_hint: "180 au plus. Ce qui a été promis pour un enregistrement ne change plus.",
  rules: "Ce qui vaut toujours",
  rule_1: "L’accord de chacun est demandé pour chaque appel ; sans réponse, rien n’est enregistré.",
  rule_2: "Chacun voit que l’appel est enregistré, peut le suspendre, et peut retirer son accord : tout est alors effacé.",
  rule_3: "Seuls le conseiller de l’appel et l’encadrement de l’agence le regardent, en disant pourquoi ; le motif est conservé.",
  rule_4: "L’enregistrement est chiffré, ne se télécharge pas, et s’efface seul à la date promise.",
};
