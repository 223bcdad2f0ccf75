import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { explain } from "../../kit/explain";
import { lasting } from "../../kit/when";
import { t as page } from "../words";
import { InTurn } from "./inTurn";
import { Code, Where } from "./Reach";

interface InTurnProps { contact: string; onGoOn: (contact: string) => void; onBack: () => void }

/** Where to call when it is their turn; until that is known they wait as before. */
export function InTurnPanel({ contact, onGoOn, onBack }: InTurnProps): JSX.Element {
  const turn = useMemo(() => new InTurn(contact, onGoOn), [contact]);
  useEffect(() => void turn.start(), [turn]);
  const { appointment: { value: kept }, refusal: { value: refusal } } = turn;
  return (
    <section class="card in-turn" aria-label={page("call_me")}>
      {refusal && <Banner tone="danger" live="alert"><p>{explain(refusal)} {refusal.retryAfter !== null && page("try_after", { wait: lasting(refusal.retryAfter) })}</p></Banner>}
      {kept === null && !refusal && <Skeleton blocks={1} />}
      {kept && (turn.sent.value ? <Code reaching={turn} kept={kept} yes={page("call_me")} /> : <Where reaching={turn} kept={kept} />)}
      <Button look="quiet" icon="back" onClick={onBack}>{page("call_me_no")}</Button>
    </section>
  );
}
