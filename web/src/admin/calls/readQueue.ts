import { read } from "../../kit/api";
import type { QueueDocument } from "../../wire";

export function readQueue(id: string): Promise<QueueDocument> {
  return read<QueueDocument>(`/api/admin/queues/${id}`);
}
