import { write } from "../../kit/api";
import type { RegionForm, RegionsDocument } from "../../wire";

export function saveRegions(version: string, forms: readonly RegionForm[]): Promise<RegionsDocument> {
  return write<RegionsDocument>("PUT", "/api/admin/regions", { version, forms });
}
