import { dictionary } from "../kit/i18n";

export const t = dictionary({ fr: () => import("./words.fr"), en: () => import("./words.en") });
