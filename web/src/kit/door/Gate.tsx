import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../components/Banner";
import { Skeleton } from "../components/Skeleton";
import { explain } from "../explain";
import type { Advisor } from "../../wire";
import { Door } from "./Door";
import { meet, session, unanswered } from "./session";

interface GateProps { place: string; children: (advisor: Advisor) => ComponentChildren }

/** Shows what is behind it to whoever is signed in, and the door to everybody else. */
export function Gate({ place, children }: GateProps): JSX.Element {
  useEffect(() => void meet(), []);
  if (session.value?.advisor) return <>{children(session.value.advisor)}</>;
  if (session.value) return <Door session={session.value} place={place} />;
  return (
    <main class="door-wait">
      <h1 class="visually-hidden">{place}</h1>
      {unanswered.value ? <Banner tone="warning" live="status">{explain(unanswered.value)}</Banner> : <Skeleton blocks={2} />}
    </main>
  );
}
