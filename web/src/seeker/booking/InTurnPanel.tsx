import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { explain } from "../../kit/explain";
import { lasting } from "../../kit/when";
import { t as page } from "../words";
import type { Appointment } from "../../wire";
import { InTurn } from "./inTurn";
import { Code, Known, Where } from "./Reach";
import { t } from "./words";

interface InTurnProps {
  contact: string;
  /** An advisor is there already, and calls at once. */
  now?: boolean;
  onGoOn: (contact: string) => void;
  onBack: () => void;
}

/** Where to call when it is their turn; until that is known they wait as before. */
export function InTurnPanel({ contact, now = false, onGoOn, onBack }: InTurnProps): JSX.Element {
  const turn = useMemo(() => new InTurn(contact, onGoOn), [contact]);
  useEffect(() => void turn.start(), [turn]);
  const yes = page(now ? "call_instead_yes" : "call_me");
  const { appointment: { value: kept }, refusal: { value: refusal } } = turn;
  return (
    <section class="card in-turn" aria-label={yes}>
      {refusal && <Banner tone="danger" live="alert"><p>{explain(refusal)} {refusal.retryAfter !== null && page("try_after", { wait: lasting(refusal.retryAfter) })}</p></Banner>}
      {kept === null && !refusal && <Skeleton blocks={1} />}
      {kept && <Step turn={turn} kept={kept} yes={yes} />}
      <Button look="quiet" icon="back" onClick={onBack}>{page("call_me_no")}</Button>
    </section>
  );
}

/** A number that is known to be theirs is called by one click. */
function Step({ turn, kept, yes }: { turn: InTurn; kept: Appointment; yes: string }): JSX.Element {
  if (turn.sent.value) return <Code reaching={turn} kept={kept} yes={yes} />;
  return turn.known.value ? <Known kept={kept} yes={yes} other={t("correct")} busy={turn.busy.value} onYes={() => void turn.confirm()} onOther={() => turn.correct()} /> : <Where reaching={turn} kept={kept} />;
}
