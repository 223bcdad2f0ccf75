import type { ComponentChildren, JSX } from "preact";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { t } from "../words";

interface StepsProps<T> { of: readonly T[]; onOrder: (order: T[]) => void; name: (each: T, n: number) => string; children: (each: T, n: number) => ComponentChildren; keyOf: (each: T, n: number) => string | number }

/** Things in an order that people choose; moved by buttons, so by keyboard as by hand. */
export function Steps<T>({ of, onOrder, name, children, keyOf }: StepsProps<T>): JSX.Element {
  const move = (n: number, by: -1 | 1): void => {
    const order = [...of];
    const [taken] = order.splice(n, 1);
    if (taken === undefined) return;
    order.splice(n + by, 0, taken);
    onOrder(order);
    announce(t("moved_to", { what: name(taken, n + by), n: n + by + 1 }));
  };
  return (
    <ol role="list" class="steps">
      {of.map((each, n) => (
        <li key={keyOf(each, n)} class="step">
          <span class="step-number figures" aria-hidden="true">{n + 1}</span>
          <div class="step-body">{children(each, n)}</div>
          <div class="step-ways">
            <Button look="quiet" icon="send" aria-label={t("move_up", { what: name(each, n) })} disabled={n === 0} onClick={() => move(n, -1)} />
            <Button look="quiet" icon="down" aria-label={t("move_down", { what: name(each, n) })} disabled={n === of.length - 1} onClick={() => move(n, 1)} />
            <Button look="quiet" icon="close" aria-label={t("take_away", { what: name(each, n) })} onClick={() => onOrder(of.filter((_, index) => index !== n))} />
          </div>
        </li>
      ))}
    </ol>
  );
}
