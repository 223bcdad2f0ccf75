import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { dayAndHour } from "../../kit/when";
import type { Appointment } from "../../wire";
import { t } from "../words";

/** The next appointment of whoever comes back, and the way to all of them. */
export function Upcoming({ next, onOpen }: { next: Appointment; onOpen: () => void }): JSX.Element {
  return (
    <section class="upcoming" aria-labelledby="upcoming">
      <Icon name="calendar" size={24} />
      <p>
        <strong id="upcoming">{t("upcoming")}</strong><br />
        {next.again_at
          ? <time dateTime={next.again_at}>{t("upcoming_from", { when: dayAndHour(next.again_at, next.zone) })}</time>
          : <time dateTime={next.starts_at}>{t("upcoming_at", { when: dayAndHour(next.starts_at, next.zone) })}</time>}
      </p>
      <Button onClick={onOpen}>{t("upcoming_open")}</Button>
    </section>
  );
}
