import "./reminded.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../kit/api";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { explain } from "../../kit/explain";
import type { Appointment } from "../../wire";
import type { Door } from "../booking/calls/doors";
import { useAttempt } from "../parts/Sure";
import { ask, canRemind, forget, type Trouble } from "./browser";
import { remember, remembered } from "./remembered";
import { t } from "./words";

interface OnThisDeviceProps { appointment: Appointment; door: Door; onTold: (told: Appointment) => void }

/** A device reminds where one asks it to, and one click stops it. */
export function OnThisDevice({ appointment, door, onTold }: OnThisDeviceProps): JSX.Element | null {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { id, push } = appointment;
  const mine = remembered(id);
  const on = mine !== null && push?.devices.includes(mine) === true;
  const begin = useAttempt(async () => {
    const found = await ask(push?.key ?? "");
    setTrouble(typeof found === "string" ? found : null);
    if (typeof found === "string") return;
    const device = newId();
    remember(id, device);
    onTold(await door.remind({ id: device, ...found }));
    announce(t("on"));
  });
  const stop = useAttempt(async () => {
    onTold(await door.forget(mine ?? ""));
    if (!remember(id, null)) await forget();
    announce(t("off"));
  });
  if (!push || !canRemind()) return null;

  const { busy, refusal, attempt } = on ? stop : begin;
  return (
    <section class="reminded" aria-label={t("reminded")}>
      {on
        ? <p class="reminded-on"><Icon name="check" size={20} /><span>{t("on")}</span></p>
        : <p class="small soft">{t("how")}</p>}
      <div><Button icon={on ? "close" : "clock"} {...(on ? { look: "quiet" as const } : {})} busy={busy} onClick={() => void attempt()}>{t(on ? "stop" : "remind")}</Button></div>
      {trouble && <Banner tone="warning" live="alert"><p>{t(trouble)}</p></Banner>}
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
    </section>
  );
}
