import type { JSX } from "preact";
import type { Console } from "../wire";
import type { Desk } from "./desk/desk";
import { Empty } from "./empty/Empty";
import { People } from "./people/People";
import { Timetable } from "./timetable/Timetable";
import { Talk } from "./talk/Talk";

interface StageProps { desk: Desk; told: Console; onPerson: () => void }

/** What is in front: the chosen conversation, or an invitation. */
export function Stage({ desk, told, onPerson }: StageProps): JSX.Element | null {
  if (desk.view.value === "people") return <People desk={desk} told={told} />;
  if (desk.view.value === "timetable") return <Timetable desk={desk} />;
  const thread = desk.thread.value;
  if (thread) return <Talk key={thread.id} desk={desk} told={told} thread={thread} onPerson={onPerson} />;
  // An offer has the stage to itself.
  return desk.offer.value || desk.invitations.value.length > 0 ? null : <Empty desk={desk} told={told} />;
}
