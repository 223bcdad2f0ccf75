import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { explain } from "../../kit/explain";
import { pick } from "../../kit/i18n";
import type { Refusal } from "../../kit/refusal";
import { lasting } from "../../kit/when";
import { t as kit } from "../../kit/words";
import type { Motive } from "../../wire";
import { nameTrouble } from "../introduction";
import { Heading } from "../parts/Heading";
import { t as page } from "../words";
import { Booking } from "./booking";
import { AppointmentCard } from "./AppointmentCard";
import { own } from "./calls/doors";
import { Held } from "./Held";
import { Nearest } from "./Nearest";
import { TimePicker } from "./TimePicker";
import { t } from "./words";

interface BookProps {
  motive: Motive; name: string;
  onBack: () => void;
  onBooked: () => void;
  /** "Talk now" beside it. */
  ways: ComponentChildren;
  /** By phone, by e-mail, at the agency: where nothing can be booked. */
  otherwise: ComponentChildren;
}

/** Choose a time, say where to call, and it is booked. */
export function BookPage({ motive, name, onBack, onBooked, ways, otherwise }: BookProps): JSX.Element {
  const booking = useMemo(() => new Booking(motive.id, name), [motive.id]);
  useEffect(() => void booking.start(), [booking]);
  const { step } = booking;
  useEffect(() => step.subscribe((now) => { if (now === "done") onBooked(); }), [booking]);

  return (
    <main id="main" class="home booking">
      <div class="introduce booking-head">
        <Button look="quiet" icon="back" onClick={onBack}>{page("back")}</Button>
        <p class="chosen-motive">{pick(motive.label)}</p>
        {step.value === "time" && ways}
      </div>
      <Step booking={booking} motive={motive} />
      {step.value === "time" && booking.times.offersNothing.value && otherwise}
    </main>
  );
}

function Step({ booking, motive }: { booking: Booking; motive: Motive }): JSX.Element {
  const kept = booking.appointment.value;
  switch (booking.step.value) {
    case "time": return <Choose booking={booking} />;
    case "done": return kept ? <AppointmentCard first={kept} door={own(kept)} motive={motive} refusal={booking.refusal.value} fresh /> : <Choose booking={booking} />;
    default: return kept ? <Held booking={booking} kept={kept} /> : <Choose booking={booking} />;
  }
}

function Choose({ booking }: { booking: Booking }): JSX.Element {
  const { times, wanted, refusal } = booking;
  return (
    <section class="choose">
      <div class="hero"><Heading>{t("choose")}</Heading><p>{t("choose_how")}</p></div>
      {!booking.known && <Name booking={booking} />}
      {refusal.value && <Refused refusal={refusal.value} booking={booking} />}
      <TimePicker times={times} wanted={wanted.value} onPick={(slot) => void booking.pick(slot)} onElsewhere={(zone) => void booking.elsewhere(zone)} />
    </section>
  );
}

function Name({ booking }: { booking: Booking }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [left, setLeft] = useState(false);
  const wanted = booking.wanted.value;
  const trouble = wanted || left ? nameTrouble(booking.name.value) : null;
  useEffect(() => {
    if (wanted && booking.nameless()) input.current?.focus();
  }, [wanted]);

  const go = (): void => {
    setLeft(true);
    if (wanted) void booking.pick(wanted);
  };
  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); go(); }}>
      <Field label={page("your_name")} hint={page("name_hint")} value={booking.name.value} onValue={(name) => { booking.name.value = name; }}
        inputRef={input} autoComplete="name" dir="auto" required error={trouble && (wanted ? `${kit(trouble)} ${t("name_then")}` : kit(trouble))} />
      {wanted && booking.appointment.value === null && <Button look="primary" type="submit" busy={booking.busy.value}>{t("keep_it")}</Button>}
    </form>
  );
}

function Refused({ refusal, booking }: { refusal: Refusal; booking: Booking }): JSX.Element {
  return (
    <>
      <Banner tone={refusal.slots.length > 0 ? "warning" : "danger"} live="alert">
        <p>{explain(refusal)} {refusal.retryAfter !== null && page("try_after", { wait: lasting(refusal.retryAfter) })}</p>
      </Banner>
      <Nearest refusal={refusal} zone={booking.times.zone.value} wanted={booking.wanted.value} onPick={(slot) => void booking.pick(slot)} />
    </>
  );
}
