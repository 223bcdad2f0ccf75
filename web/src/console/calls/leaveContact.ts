import { write } from "../../kit/api";

/** A guest gets up; the holder goes on. */
export async function getUp(contact: string, id: string): Promise<void> {
  await write("POST", `/api/contacts/${contact}/seat/departure`, { id });
}

/** The holder leaves; the guest goes on. */
export async function handOver(contact: string, id: string, to: string): Promise<void> {
  await write("POST", `/api/contacts/${contact}/hand-over`, { id, to });
}
