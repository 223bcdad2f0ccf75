import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { pick } from "../../kit/i18n";
import type { Console, Target } from "../../wire";
import { declare } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import { Order } from "../parts/Order";
import { t } from "../words";
import { FaceToFace } from "./FaceToFace";

interface EmptyProps { desk: Desk; told: Console }

/** Nobody in front: what that means, and what one can do about it. */
export function Empty({ desk, told }: EmptyProps): JSX.Element {
  const { declared } = told.duty;
  const mood = declared === "available" && told.contacts.length > 0 ? "choose" : declared;
  const again = (): void => void declare(desk, { declared: "available", reason: null }, "now");
  return (
    <section class="empty" aria-labelledby="empty-title">
      <FaceToFace declared={declared} />
      <h2 id="empty-title">{t(`empty_${mood}`)}</h2>
      <p class="soft">{t(`empty_${mood}_why`)}</p>
      {declared !== "available" && declared !== "not_responding" && <Button look="primary" icon="check" busy={desk.declaring.busy.value} onClick={again}>{t("go_available")}</Button>}
      <div class="empty-queues">
        <h3>{t("queues_now")}</h3>
        <ul role="list">
          {told.queues.map((target) => <QueueLine key={target.id} target={target} />)}
        </ul>
        <Order />
      </div>
    </section>
  );
}

function QueueLine({ target }: { target: Target }): JSX.Element {
  const words = [target.open ? null : t("closed"), t("queue_waiting", { n: target.waiting }), target.staffed ? null : t("unstaffed")];
  return (
    <li class="queue-line">
      <span class={target.waiting > 0 ? "queue-figure figures queue-busy" : "queue-figure figures"} aria-hidden="true">{target.waiting}</span>
      <span class="queue-words"><span class="queue-name">{pick(target.name)}</span><span class="small soft">{words.filter(Boolean).join(" · ")}</span></span>
    </li>
  );
}
