import { send } from "../../kit/api";
import type { Attachment } from "../../wire";

export function sendFile(contact: string, file: File): Promise<Attachment> {
  return send<Attachment>(`/api/contacts/${contact}/attachments`, file);
}
