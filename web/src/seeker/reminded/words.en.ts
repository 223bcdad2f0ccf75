import type { Translation } from "../../kit/i18n";
import type { words as fr } from "./words.fr";

export const words: Translation<typeof fr> = {
  reminded: "A reminder on this device",
  remind: "Remind me on this device",
  how: "A notification tells you the time and the reference, nothing else; it takes the place of reminders by SMS. It goes through your browser’s own service, which cannot read it.",
  on: "This device will remind you.",
  off: "This device reminds you no more.",
  stop: "Stop reminding me here",
  denied: "Your browser does not allow notifications from this page. You can allow them in its settings, then try again.",
  failed: "Your browser could not sign up with its notification service. Try again later; your other reminders stay as planned.",
};
