import { write } from "../../kit/api";
import type { NewPlace, PlaceGiven } from "../../wire";

export function takePlace(session: string, said: NewPlace): Promise<PlaceGiven> {
  return write<PlaceGiven>("POST", `/api/sessions/${session}/places`, said);
}
