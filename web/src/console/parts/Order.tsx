import type { JSX } from "preact";
import { t } from "../words";

/** The one sentence by which everybody's turn comes, and what follows from it. */
export function Order(): JSX.Element {
  return (
    <details class="order">
      <summary>{t("order")}</summary>
      <p>{t("order_how")}</p>
      <p>{t("order_who")}</p>
    </details>
  );
}
