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
  return (
    <section class={near ? "upcoming upcoming-near" : "upcoming"} aria-labelledby="upcoming">
      <Icon name={near ? "phone" : "calendar"} size={24} />
      <p>
        <strong id="upcoming">{near ? t("upcoming_near", { at: hourOf(next.starts_at, next.zone) }) : t("upcoming")}</strong><br />
        {near ? t("join_how") : next.again_at
          ? <time dateTime={next.again_at}>{t("upcoming_from", { when: dayAndHour(next.again_at, next.zone) })}</time>
          : <time dateTime={next.starts_at}>{t("upcoming_at", { when: dayAndHour(next.starts_at, next.zone) })}</time>}
      </p>
      <div class="upcoming-deeds">
        {near && <Button look="primary" icon="phone" onClick={() => onJoin(next.id)}>{t("join")}</Button>}
        <Button onClick={onOpen}>{t("upcoming_open")}</Button>
      </div>
    </section>
  );
}
