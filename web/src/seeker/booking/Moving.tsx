import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { explain } from "../../kit/explain";
import { isRefusal, type Refusal } from "../../kit/refusal";
import { dayAndHour } from "../../kit/when";
import type { Appointment, Slot } from "../../wire";
import { Heading } from "../parts/Heading";
import type { Door } from "./calls/doors";
import { Nearest } from "./Nearest";
import { TimePicker } from "./TimePicker";
import { Times } from "./times";
import { t } from "./words";

interface MovingProps { appointment: Appointment; door: Door; onDone: (after: Appointment | null) => void }

/** Another time for an appointment; the one it has stays theirs until then. */
export function Moving({ appointment, door, onDone }: MovingProps): JSX.Element {
  const times = useMemo(() => new Times((from, days) => door.slots(from, days)), []);
  const [wanted, setWanted] = useState<Slot | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const go = async (slot: Slot): Promise<void> => {
    setWanted(slot);
    setRefusal(null);
    try {
      onDone(await door.move({ diary: slot.diary, starts_at: slot.starts_at }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      setRefusal(error);
      setWanted(null);
      times.again();
    }
  };
  return (
    <section class="choose">
      <div class="hero"><Heading>{t("move_to")}</Heading><p>{t("move_how")}</p></div>
      <Button look="secondary" icon="back" onClick={() => onDone(null)}>{appointment.diary ? t("move_no", { when: dayAndHour(appointment.starts_at, appointment.zone) }) : t("move_no_turn")}</Button>
      {refusal && <Banner tone={refusal.slots.length > 0 ? "warning" : "danger"} live="alert">{explain(refusal)}</Banner>}
      <Nearest refusal={refusal} zone={times.zone.value} wanted={wanted} onPick={(slot) => void go(slot)} />
      <TimePicker times={times} wanted={wanted} onPick={(slot) => void go(slot)} />
    </section>
  );
}
