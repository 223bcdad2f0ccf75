import { hourOf } from "../../kit/when";
import type { Minutes } from "./layout";

/** Since midnight, by the clocks of a zone. */
export function minutesIn(zone: string): Minutes {
  return (instant) => {
    const [hours = 0, minutes = 0] = hourOf(instant, zone).split(":").map(Number);
    return hours * 60 + minutes;
  };
}
