/** Where people of France are: the zones that its clocks have, by the places that they are known for. */
import { zoneName } from "../../kit/zones";
import { t } from "./words";

const known = {
  "Europe/Paris": "metropole",
  "America/Guadeloupe": "guadeloupe",
  "America/Martinique": "martinique",
  "America/Cayenne": "guyane",
  "Indian/Reunion": "reunion",
  "Indian/Mayotte": "mayotte",
  "America/Miquelon": "miquelon",
  "America/Marigot": "marigot",
  "Pacific/Noumea": "noumea",
  "Pacific/Tahiti": "tahiti",
  "Pacific/Marquesas": "marquesas",
  "Pacific/Gambier": "gambier",
  "Pacific/Wallis": "wallis",
} as const;

interface Place { value: string; label: string }

/** The places one can choose, and where one is now, if it is none of them. */
export function places(now: string, moment: string): readonly Place[] {
  const france = Object.entries(known).map(([value, name]) => ({ value, label: t(name) }));
  return now in known ? france : [{ value: now, label: zoneName(now, moment) }, ...france];
}
