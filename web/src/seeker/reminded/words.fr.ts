export const words = {
  reminded: "Rappel sur cet appareil",
  remind: "Me le rappeler sur cet appareil",
  how: "Une notification vous dit l’heure et la référence, rien d’autre ; elle remplace les SMS de rappel. Elle passe par le service de votre navigateur, qui ne peut pas la lire.",
  on: "Cet appareil vous le rappellera.",
  off: "Cet appareil ne vous rappellera plus rien.",
  stop: "Ne plus me le rappeler ici",
  denied: "Votre navigateur n’autorise pas les notifications de cette page. Vous pouvez les autoriser dans ses réglages, puis réessayer.",
  failed: "Votre navigateur n’a pas pu s’inscrire à son service de notifications. Réessayez plus tard ; vos autres rappels restent prévus.",
};
