import { write } from "../../kit/api";

export async function giveUpAbsence(absence: string): Promise<void> {
  await write("DELETE", `/api/absences/${absence}`);
}
