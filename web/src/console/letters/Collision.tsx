import type { JSX } from "preact";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { dayAndHour } from "../../kit/when";
import { LineText } from "../../timeline/LineText";
import { t } from "../words";
import type { Correspondence } from "./correspondence";

interface CollisionProps { of: Correspondence; onBack: () => void }

/** Something newer arrived while the letter was being written: it is shown, and the letter can go all the same. */
export function Collision({ of, onBack }: CollisionProps): JSX.Element {
  const newer = of.newer.value;
  const back = (): void => {
    of.newer.value = [];
    of.sending.forget();
    onBack();
  };
  return (
    <Dialog open={newer.length > 0} title={t("collision", { n: newer.length })} onClose={back} foot={<>
      <Button onClick={back}>{t("collision_back")}</Button>
      <Button look="primary" icon="send" busy={of.sending.busy.value} onClick={() => void of.sendAllTheSame()}>{t("collision_send")}</Button>
    </>}>
      <p class="soft">{t("collision_why")}</p>
      <ol role="list" class="collision">
        {newer.map((entry) => (
          <li key={entry.id}>
            <p class="small"><strong dir="auto">{entry.author_name}</strong> · <time dateTime={entry.written_at}>{dayAndHour(entry.written_at)}</time></p>
            <LineText body={entry.body} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
