import { write } from "../../kit/api";
import type { QueueDocument, QueueForm } from "../../wire";

export function saveQueue(id: string, version: string, form: QueueForm): Promise<QueueDocument> {
  return write<QueueDocument>("PUT", `/api/admin/queues/${id}`, { version, form });
}
