import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { dayAndHour, hourOf } from "../../kit/when";
import type { Appointment } from "../../wire";
import { isNear } from "../joining";
import { t } from "../words";

interface UpcomingProps { next: Appointment; onOpen: () => void; onJoin: (appointment: string) => void }

/** The next appointment of whoever comes back, and the way to all of them; near its hour, to be called right here. */
export function Upcoming({ next, onOpen, onJoin }: UpcomingProps): JSX.Element {
  const near = isNear(next);
  const at = next.again_at ?? next.starts_at;
  const from = next.diary === null && next.again_at !== null;
  return (
    <section class={near ? "upcoming upcoming-near" : "upcoming"} aria-labelledby="upcoming">
      <Icon name={near ? "phone" : "calendar"} size={24} />
      <p>
        <strong id="upcoming">{near ? t("upcoming_near", { at: hourOf(at, next.zone) }) : t("upcoming")}</strong><br />
        {near ? t("join_how") : <time dateTime={at}>{t(from ? "upcoming_from" : "upcoming_at", { when: dayAndHour(at, next.zone) })}</time>}
      </p>
      <div class="upcoming-deeds">
        {near && <Button look="primary" icon="phone" onClick={() => onJoin(next.id)}>{t("join")}</Button>}
        <Button onClick={onOpen}>{t("upcoming_open")}</Button>
      </div>
    </section>
  );
}
