import { write } from "../../kit/api";

export type Answer = "acceptance" | "refusal" | "withdrawal";

export async function answerInvitation(invitation: string, answer: Answer): Promise<void> {
  await write("POST", `/api/invitations/${invitation}/${answer}`);
}
