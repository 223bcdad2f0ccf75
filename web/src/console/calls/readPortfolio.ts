import { read } from "../../kit/api";
import type { Portfolio } from "../../wire";

export function readPortfolio(): Promise<Portfolio> {
  return read<Portfolio>("/api/portfolio");
}
