export const words = {
  title: "Ce qui s’est passé",
  none: "Rien n’a été relevé.",
  theirs: "de son côté",
  ours: "de notre côté",
  kept: "Gardé {n} jours, puis effacé.",
  refused: "Le relevé n’a pas pu être lu.",
};
