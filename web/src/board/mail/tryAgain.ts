import { write } from "../../kit/api";

/** Let a letter in quarantine be read once more. */
export function tryAgain(letter: string): Promise<unknown> {
  return write("POST", `/api/mail/quarantine/${letter}/again`, {});
}
