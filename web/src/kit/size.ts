/** A file's size as people say it. */
import { language } from "./i18n";

export function sizeOf(bytes: number): string {
  const [unit, amount] = bytes < 1_000_000 ? ["kilobyte", Math.max(1, Math.round(bytes / 1000))] as const : ["megabyte", bytes / 1_000_000] as const;
  return new Intl.NumberFormat(language.value, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}
