/** Where somebody is on the page before a conversation; each is a place that the browser's own Back button knows. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Way } from "./parts/Ways";

export type Place = { at: "start" } | { at: "mine" } | { at: "link"; token: string } | { at: "join"; key: string } | { at: "motive"; motive: string; way: Way };

export const place = signal<Place>({ at: "start" });

/** Who calls, while the page rings. */
export const caller = signal<string | null>(null);

const mark = "#appointment=";
const waits = "#waiting=";

export function go(to: Place): void {
  // A page on which somebody waits to be called is the same page after a reload.
  history.pushState(to, "", location.pathname + location.search + (to.at === "join" ? waits + to.key : ""));
  place.value = to;
}

/** From one way to the other: the same step, so Back leads to what was before both. */
export function change(to: Place): void {
  history.replaceState(to, "");
  place.value = to;
}

/** The token of a link stands where no server's log keeps it. */
export function tokenIn(hash: string): string | null {
  return hash.startsWith(mark) && hash.length > mark.length ? hash.slice(mark.length) : null;
}

/** Follow the Back button, and a link that is opened over the page. */
export function useHistory(moved: (to: Place) => void): void {
  useEffect(() => {
    const arrive = (to: Place): void => {
      place.value = to;
      moved(to);
    };
    const back = ({ state }: PopStateEvent): void => arrive((state as Place | null) ?? fromAddress());
    history.replaceState(null, "");
    arrive(fromAddress());
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
}

function fromAddress(): Place {
  if (location.hash.startsWith(waits)) return { at: "join", key: location.hash.slice(waits.length) };
  const token = tokenIn(location.hash);
  return token ? { at: "link", token } : { at: "start" };
}
