import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { markVulnerable } from "../calls/markVulnerable";
import { Deed } from "../../kit/deed";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { t as p } from "./words";

interface VulnerableProps { seeker: string; name: string; vulnerable: boolean; onDone: () => void }

/** Mark somebody who cannot wait as long as others, or no longer. */
export function Vulnerable({ seeker, name, vulnerable, onDone }: VulnerableProps): JSX.Element {
  const deed = useMemo(() => new Deed(), []);
  const turn = async (): Promise<void> => {
    if (!await deed.do(async () => { await markVulnerable(seeker, !vulnerable); })) return;
    announce(p(vulnerable ? "vulnerable_no_longer" : "vulnerable_now", { name }));
    onDone();
  };
  return (
    <>
      <label class="tick" title={p("vulnerable_why")}>
        <input type="checkbox" checked={vulnerable} aria-label={p("vulnerable_whom", { name })} disabled={deed.busy.value} onChange={() => void turn()} />
        <span>{p("vulnerable")}</span>
      </label>
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
    </>
  );
}
