import type { JSX } from "preact";
import { t } from "../words";

interface LoadProps { used: number; capacity: number }

const drawn = 8;

/** How much of what one can hold is held: a seat for each unit, and the same in words. */
export function Load({ used, capacity }: LoadProps): JSX.Element | null {
  if (capacity === 0) return null;
  return (
    <p class="load">
      <span class="visually-hidden">{t("load")} : </span>
      {capacity <= drawn && <span class="load-seats" aria-hidden="true">
        {Array.from({ length: capacity }, (_, seat) => <i key={seat} class={seat < used ? "load-seat load-taken" : "load-seat"} />)}
      </span>}
      <span class="figures">{t("load_words", { used, of: capacity })}</span>
      {used >= capacity && <span class="load-full">{t("load_full")}</span>}
    </p>
  );
}
