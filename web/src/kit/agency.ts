import type { Agency } from "../wire";
import { read } from "./api";

/** The agency that the page's address names (`/?agency=lyon`); without a name, the one that opened first. */
export function readAgency(): Promise<Agency> {
  const slug = new URLSearchParams(location.search).get("agency");
  return read<Agency>(slug ? `/api/agency/${encodeURIComponent(slug)}` : "/api/agency");
}
