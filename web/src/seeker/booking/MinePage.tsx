import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { explain } from "../../kit/explain";
import type { Agency, Appointment, Motive } from "../../wire";
import { Heading } from "../parts/Heading";
import { useAttempt } from "../parts/Sure";
import { readAppointments } from "../readAppointments";
import { t as page } from "../words";
import { AppointmentCard } from "./AppointmentCard";
import { own } from "./calls/doors";
import { t } from "./words";

/** Every appointment of whoever is here, those to come first. */
export function MinePage({ agency, onBack }: { agency: Agency; onBack: () => void }): JSX.Element {
  const [found, setFound] = useState<readonly Appointment[] | null>(null);
  const { refusal, attempt } = useAttempt(async () => setFound((await readAppointments()).appointments));
  useEffect(() => void attempt(), []);

  return (
    <main id="main" class="home booking">
      <div class="introduce"><Button look="quiet" icon="back" onClick={onBack}>{page("back")}</Button></div>
      <Heading>{t("mine")}</Heading>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      {found === null ? !refusal && <Skeleton blocks={2} /> : <Sorted found={found} agency={agency} />}
    </main>
  );
}

function Sorted({ found, agency }: { found: readonly Appointment[]; agency: Agency }): JSX.Element {
  if (found.length === 0) return <Banner icon="calendar">{t("mine_none")}</Banner>;
  const ahead = found.filter(({ state }) => state === "booked" || state === "due");
  const past = found.filter(({ state }) => state === "closed");
  return (
    <div class="mine">
      <Shelf title={t("ahead")} those={ahead} agency={agency} />
      <Shelf title={t("past")} those={past} agency={agency} />
    </div>
  );
}

function Shelf({ title, those, agency }: { title: string; those: readonly Appointment[]; agency: Agency }): JSX.Element | null {
  if (those.length === 0) return null;
  return (
    <section class="shelf">
      <h2>{title}</h2>
      {those.map((each) => <AppointmentCard key={each.id} first={each} door={own(each)} motive={motiveOf(agency, each)} small />)}
    </section>
  );
}

function motiveOf({ queues }: Agency, { motive }: Appointment): Motive | undefined {
  return queues.flatMap(({ motives }) => motives).find(({ id }) => id === motive);
}
