import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Console } from "../../wire";
import type { Desk } from "../desk/desk";
import { t } from "../words";
import { LimitsPanel } from "./LimitsPanel";
import { useLeaving } from "./leaving";

interface LoadProps { desk: Desk; told: Console }

const drawn = 8;

/** How much of what one can hold is held: a seat for each unit, and the same in words. It opens one's own limits. */
export function Load({ desk, told }: LoadProps): JSX.Element | null {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { used, capacity } = told;
  const close = (): void => {
    open.value = false;
    button.current?.focus();
  };
  useLeaving(box, open.value, { outside: () => { open.value = false; }, escape: close });
  if (capacity === 0) return null;
  return (
    <div class="load-box" ref={box}>
      <button type="button" ref={button} class="load" aria-expanded={open.value} aria-controls="limits-panel" onClick={() => { open.value = !open.value; }}>
        <span class="visually-hidden">{t("load")} : </span>
        {capacity <= drawn && <span class="load-seats" aria-hidden="true">
          {Array.from({ length: capacity }, (_, seat) => <i key={seat} class={seat < used ? "load-seat load-taken" : "load-seat"} />)}
        </span>}
        <span class="figures">{t("load_words", { used, of: capacity })}</span>
        {used >= capacity && <span class="load-full">{t("load_full")}</span>}
      </button>
      <div id="limits-panel" class="duty-panel limits-panel" hidden={!open.value}>
        {open.value && <LimitsPanel desk={desk} told={told} onDone={close} />}
      </div>
    </div>
  );
}
