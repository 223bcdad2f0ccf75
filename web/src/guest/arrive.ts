import { write, type Headers } from "../kit/api";
import type { Visit } from "../wire";

export function arrive(by: Headers, name: string): Promise<Visit> {
  return write<Visit>("POST", "/api/visit/arrival", { name }, by);
}
