import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../kit/components/Banner";
import { Skeleton } from "../kit/components/Skeleton";
import { expire } from "../kit/door/session";
import { Live } from "../kit/live";
import type { Refusal } from "../kit/refusal";
import type { Advisor } from "../wire";
import { CallBacks } from "./callbacks/CallBacks";
import { Calls } from "./calls/Calls";
import { Mail } from "./mail/Mail";
import { Advisors } from "./parts/Advisors";
import { Figures } from "./parts/Figures";
import { Head } from "./parts/Head";
import { NotYours } from "./parts/NotYours";
import { Queues } from "./parts/Queues";
import { WaitingLine } from "./parts/WaitingLine";
import { Wall } from "./wall";
import { t } from "./words";

interface BoardPageProps { me: Advisor }

/** The agency at a glance, for whoever watches over it: on a desk, or on a wall across the room. */
export function BoardPage({ me }: BoardPageProps): JSX.Element {
  const refused = useSignal(false);
  const wall = useMemo(() => new Wall(new Live("board"), {
    signedOut: () => void expire(),
    refused: ({ code }: Refusal) => {
      if (code === "sign_in_required") void expire();
      else refused.value = true;
    },
  }), []);
  useEffect(() => {
    document.title = `${t("title")} · Visavis`;
    wall.start();
    return () => wall.stop();
  }, [wall]);

  const board = wall.told.value;
  return (
    <div class="board">
      <a class="skip-link visually-hidden" href="#board">{t("figures")}</a>
      <Head wall={wall} me={me} />
      <main id="board" class="board-main" tabIndex={-1}>
        {refused.value && <NotYours name={me.name} />}
        {board && <><Figures board={board} /><Queues board={board} /><Advisors board={board} /><WaitingLine board={board} /><CallBacks board={board} /><Calls /><Mail /></>}
        {!board && !refused.value && <Opening failing={wall.link.value === "lost"} />}
      </main>
    </div>
  );
}

function Opening({ failing }: { failing: boolean }): JSX.Element {
  if (failing) return <Banner tone="warning" live="status" title={t("unreachable_title")}>{t("unreachable_why")}</Banner>;
  return <Skeleton blocks={4} />;
}
