import { read, write } from "../../kit/api";
import type { Changes, Sheet } from "../../wire";

export function takeOut(): Promise<Sheet> {
  return read<Sheet>("/api/admin/sheet");
}

export function showChanges(text: string): Promise<Changes> {
  return write<Changes>("POST", "/api/admin/sheet/changes", { text });
}

export function bringIn(text: string, version: string): Promise<Changes> {
  return write<Changes>("PUT", "/api/admin/sheet", { text, version });
}
