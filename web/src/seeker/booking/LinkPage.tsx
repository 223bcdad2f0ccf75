import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Skeleton } from "../../kit/components/Skeleton";
import { explain } from "../../kit/explain";
import type { Appointment } from "../../wire";
import { Heading } from "../parts/Heading";
import { useAttempt } from "../parts/Sure";
import { AppointmentCard } from "./AppointmentCard";
import { linked } from "./calls/doors";
import { t } from "./words";

/** One appointment, for whoever holds its link; nothing else can be seen from here. */
export function LinkPage({ token, onLeave }: { token: string; onLeave: () => void }): JSX.Element {
  const door = useMemo(() => linked(token), [token]);
  const [found, setFound] = useState<Appointment | null>(null);
  const { refusal, attempt } = useAttempt(async () => setFound(await door.read()));
  useEffect(() => void attempt(), [door]);

  return (
    <main id="main" class="home booking">
      {found ? <AppointmentCard key={found.id} first={found} door={door} /> : refusal ? null : <Skeleton blocks={2} />}
      {found?.state === "booked" && <p class="small"><a href={`/ready#appointment=${token}`}>{t("try_before")}</a></p>}
      {refusal?.code === "not_found" && <><Heading>{t("no_link")}</Heading><p>{t("no_link_how")}</p></>}
      {refusal && refusal.code !== "not_found" && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
      <div class="actions"><Button look="quiet" icon="back" onClick={onLeave}>{t("start")}</Button></div>
    </main>
  );
}
