import { write } from "../../kit/api";
import type { SkillForm, SkillsDocument } from "../../wire";

export function saveSkills(version: string, forms: readonly SkillForm[]): Promise<SkillsDocument> {
  return write<SkillsDocument>("PUT", "/api/admin/skills", { version, forms });
}
