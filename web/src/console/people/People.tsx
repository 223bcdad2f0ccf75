import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import type { Console, Portfolio } from "../../wire";
import { readPortfolio } from "../calls/readPortfolio";
import { Deed } from "../../kit/deed";
import type { Desk } from "../desk/desk";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as p } from "./words";
import { Absences } from "./Absences";
import { PeopleList } from "./PeopleList";

interface PeopleProps { desk: Desk; told: Console }

/** The people one follows, how much that is, and who answers for whom. */
export function People({ desk, told }: PeopleProps): JSX.Element {
  const found = useSignal<Portfolio | null>(null);
  const reading = useMemo(() => new Deed(), []);
  const look = (): void => void reading.do(async () => { found.value = await readPortfolio(); });
  useEffect(() => {
    look();
    return desk.live.hear("console", look);
  }, []);
  return (
    <section class="people" aria-labelledby="people-title">
      <header class="people-head">
        <h2 id="people-title">{t("my_people")}</h2>
        <Button look="quiet" icon="back" onClick={() => desk.turnTo("desk")}>{p("people_back")}</Button>
      </header>
      <Failure title={p("people_failed")} refusal={reading.refusal.value} onRetry={look} />
      {!found.value && !reading.refusal.value && <Skeleton blocks={4} />}
      {found.value && <>
        <Figures load={found.value.load} />
        <div class="people-columns">
          <PeopleList portfolio={found.value} told={told} onChange={look} />
          <Absences portfolio={found.value} told={told} onChange={() => {
            look();
            desk.now();
          }} />
        </div>
      </>}
    </section>
  );
}

function Figures({ load }: { load: Portfolio["load"] }): JSX.Element {
  const figures = [["people", load.people], ["vulnerable", load.vulnerable], ["waiting", load.waiting]] as const;
  return (
    <dl class="people-figures">
      {figures.map(([what, n]) => (
        <div key={what} class={what === "waiting" && n > 0 ? "people-figure people-figure-now" : "people-figure"}><dt>{p(`people_${what}`)}</dt><dd class="figures">{n}</dd></div>
      ))}
    </dl>
  );
}
