import { write } from "../../kit/api";
import type { TakenBack } from "../../wire";

export function takeBack(letter: string): Promise<TakenBack> {
  return write<TakenBack>("DELETE", `/api/letters-out/${letter}`);
}
