import { write } from "../../kit/api";

export function retirePerson(id: string, version: string): Promise<unknown> {
  return write("POST", `/api/admin/people/${id}/retirement`, { version });
}
