import { write } from "../../../kit/api";
import type { Appointment, NewTurn } from "../../../wire";

/** Ask to be called when it is one's turn, in the place of a conversation. */
export function askForCall(contact: string, turn: NewTurn): Promise<Appointment> {
  return write<Appointment>("POST", `/api/contacts/${contact}/turn`, turn);
}
