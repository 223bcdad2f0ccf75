import { write } from "../../kit/api";

export async function proposeCall(contact: string): Promise<void> {
  await write("POST", `/api/contacts/${contact}/call-proposal`);
}
