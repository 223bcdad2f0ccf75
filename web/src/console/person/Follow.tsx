import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import type { Console, Seeker } from "../../wire";
import { entrustSeeker } from "../calls/entrustSeeker";
import { Deed } from "../../kit/deed";
import { notice } from "../desk/notices";
import { Failure } from "../parts/Failure";
import { HandOnDialog } from "../people/HandOnDialog";
import { Vulnerable } from "../people/Vulnerable";
import { t } from "../words";
import { t as p } from "../people/words";

interface FollowProps { told: Console; seeker: Seeker; onChange: () => void }

/** Who follows the person from one contact to the next, and whether they can wait as long as others. */
export function Follow({ told, seeker, onChange }: FollowProps): JSX.Element {
  const handing = useSignal(false);
  const deed = useMemo(() => new Deed(), []);
  const mine = seeker.referent?.id === told.me.id;
  const take = async (): Promise<void> => {
    if (!await deed.do(async () => { await entrustSeeker(seeker.id, told.me.id); })) return;
    notice(p("followed_now", { name: seeker.name }), "success");
    onChange();
  };
  return (
    <section class="follow" aria-labelledby="follow-title">
      <h3 id="follow-title">{p("follow")}</h3>
      <p>{seeker.referent === null ? p("follow_nobody") : mine ? p("follow_me") : p("follow_by", { name: seeker.referent.name })}</p>
      <div class="follow-ways">
        {!mine && <Button icon="person" busy={deed.busy.value} onClick={() => void take()}>{p("follow_take")}</Button>}
        <Button look="quiet" icon="forward" onClick={() => { handing.value = true; }}>{p(seeker.referent === null ? "follow_give" : "hand_on")}</Button>
      </div>
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
      <Vulnerable seeker={seeker.id} name={seeker.name} vulnerable={seeker.vulnerable} onDone={onChange} />
      <p class="small soft">{p("vulnerable_why")}</p>
      <HandOnDialog open={handing.value} seeker={seeker} told={told} onClose={() => { handing.value = false; }} onDone={onChange} />
    </section>
  );
}
