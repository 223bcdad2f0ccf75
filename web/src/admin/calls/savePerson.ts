import { write } from "../../kit/api";
import type { PersonDocument, PersonForm } from "../../wire";

export function savePerson(id: string, version: string, form: PersonForm): Promise<PersonDocument> {
  return write<PersonDocument>("PUT", `/api/admin/people/${id}`, { version, form });
}
