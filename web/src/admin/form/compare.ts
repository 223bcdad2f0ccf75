/** Where two versions of one form are not the same, field by field. Pure. */

export interface Difference { field: string; mine: string; theirs: string }

export function differences(mine: unknown, theirs: unknown, field = ""): Difference[] {
  if (JSON.stringify(mine) === JSON.stringify(theirs)) return [];
  if (isRecord(mine) && isRecord(theirs)) {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    return keys.flatMap((key) => differences(mine[key], theirs[key], field ? `${field}/${key}` : key));
  }
  return [{ field, mine: said(mine), theirs: said(theirs) }];
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (Array.isArray(value)) return value.length ? value.map(said).join(" · ") : "—";
  if (isRecord(value)) return Object.entries(value).filter(([, each]) => said(each) !== "—").map(([key, each]) => `${key} ${said(each)}`).join(", ");
  if (typeof value === "boolean") return value ? "✓" : "✗";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
