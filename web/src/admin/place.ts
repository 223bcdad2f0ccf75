/** Where one is in the administration: an address that can be bookmarked, and left only with what is written safe. */
import { signal } from "@preact/signals";

export const sections = ["queues", "skills", "people", "agencies", "mailboxes", "recording", "diaries", "sessions", "absences", "peaks", "trial", "sheet"] as const;
export type Section = (typeof sections)[number];
export interface Place { section: Section; id: string | null }

/** What a supervisor may do here; an administrator may do all of it. */
export const forSupervisors: readonly Section[] = ["diaries", "sessions", "absences", "peaks", "trial"];

export const place = signal<Place>(readPlace(location.hash));
/** Whether something is written here that is not kept. */
export const unsaved = signal(false);
/** Where somebody wanted to go with something unsaved in hand. */
export const wanted = signal<string | null>(null);
let here = location.hash;

export function addressOf(section: Section, id?: string): string {
  return id ? `#/${section}/${id}` : `#/${section}`;
}

/** Begin to follow the address; the answer stops it. */
export function followAddress(): () => void {
  const moved = (): void => {
    if (location.hash === here) return;
    if (unsaved.peek()) {
      wanted.value = location.hash;
      history.replaceState(history.state, "", here || "#");
      return;
    }
    here = location.hash;
    place.value = readPlace(here);
  };
  const leaving = (event: BeforeUnloadEvent): void => {
    if (unsaved.peek()) event.preventDefault();
  };
  window.addEventListener("hashchange", moved);
  window.addEventListener("beforeunload", leaving);
  return () => {
    window.removeEventListener("hashchange", moved);
    window.removeEventListener("beforeunload", leaving);
  };
}

/** Leave all the same. */
export function leaveAnyway(): void {
  const where = wanted.peek();
  unsaved.value = false;
  wanted.value = null;
  if (where !== null) location.hash = where;
}

export function go(section: Section, id?: string): void {
  location.hash = addressOf(section, id);
}

function readPlace(hash: string): Place {
  const [, section, id] = hash.split("/");
  return { section: sections.find((each) => each === section) ?? "queues", id: id ?? null };
}
