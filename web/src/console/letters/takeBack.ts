import { write } from "../../kit/api";

export function takeBack(letter: string): Promise<unknown> {
  return write("DELETE", `/api/letters-out/${letter}`);
}
