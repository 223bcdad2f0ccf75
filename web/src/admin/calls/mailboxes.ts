import { read, write } from "../../kit/api";
import type { AllMailboxes, MailboxDocument, MailboxForm } from "../../wire";

export function readMailboxes(): Promise<AllMailboxes> {
  return read<AllMailboxes>("/api/admin/mailboxes");
}

export function readMailbox(id: string): Promise<MailboxDocument> {
  return read<MailboxDocument>(`/api/admin/mailboxes/${id}`);
}

export function saveMailbox(id: string, version: string, form: MailboxForm): Promise<MailboxDocument> {
  return write<MailboxDocument>("PUT", `/api/admin/mailboxes/${id}`, { version, form });
}

/** Let the mail process connect anew, now. */
export function lookAgain(id: string): Promise<unknown> {
  return write("POST", `/api/admin/mailboxes/${id}/look`);
}
