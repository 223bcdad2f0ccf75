import { write } from "../../kit/api";

export function retireQueue(id: string, version: string): Promise<unknown> {
  return write("POST", `/api/admin/queues/${id}/retirement`, { version });
}
