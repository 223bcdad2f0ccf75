import type { JSX } from "preact";
import type { Refusal } from "../../kit/refusal";
import { SlotButton } from "./SlotButtons";
import { dayThere } from "./tell";
import type { Picking } from "./TimePicker";
import { t } from "./words";

/** Somebody was quicker: what is free nearest to that time. */
export function Nearest({ refusal, zone, wanted, onPick }: { refusal: Refusal | null; zone: string } & Omit<Picking, "times">): JSX.Element | null {
  if (!refusal || refusal.slots.length === 0) return null;
  return (
    <section class="nearest">
      <h2>{t("nearest")}</h2>
      <ul role="list" class="nearest-list">
        {refusal.slots.map((slot) => (
          <li key={slot.starts_at}><SlotButton slot={slot} zone={zone} wanted={wanted} onPick={onPick} withDay={dayThere(slot.starts_at, zone)} /></li>
        ))}
      </ul>
    </section>
  );
}
