import { dictionary } from "../i18n";

export const t = dictionary({ fr: () => import("./words.fr"), en: () => import("./words.en") });
