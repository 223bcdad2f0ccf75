import type { JSX } from "preact";
import { hourOf } from "../../kit/when";
import type { Slot } from "../../wire";
import type { Day } from "./grid";
import { dayName, isAfternoon } from "./tell";
import type { Picking } from "./TimePicker";
import { t } from "./words";

interface SlotButtonsProps extends Omit<Picking, "times"> { day: Day; slots: readonly Slot[]; zone: string }

/** The times of a day, morning and afternoon apart. */
export function SlotButtons({ day, slots, zone, wanted, onPick }: SlotButtonsProps): JSX.Element {
  const halves = [
    { name: t("morning"), those: slots.filter(({ starts_at }) => !isAfternoon(starts_at, zone)) },
    { name: t("afternoon"), those: slots.filter(({ starts_at }) => isAfternoon(starts_at, zone)) },
  ];
  return (
    <div class="slots" role="group" aria-label={t("times_of", { day: dayName(day) })}>
      {halves.filter(({ those }) => those.length > 0).map(({ name, those }) => (
        <section key={name} class="half">
          <h3 class="half-name">{name}</h3>
          <ul role="list" class="slot-list">
            {those.map((slot) => <li key={slot.starts_at}><SlotButton slot={slot} zone={zone} wanted={wanted} onPick={onPick} /></li>)}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface SlotButtonProps extends Omit<Picking, "times"> { slot: Slot; zone: string; withDay?: string }

export function SlotButton({ slot, zone, wanted, onPick, withDay }: SlotButtonProps): JSX.Element {
  const touched = wanted?.starts_at === slot.starts_at && wanted.diary === slot.diary;
  return (
    <button type="button" class={`slot ${touched ? "slot-wanted" : ""}`} onClick={() => onPick(slot)}>
      {withDay !== undefined && <span class="slot-day">{withDay} </span>}
      <time dateTime={slot.starts_at}>{hourOf(slot.starts_at, zone)}</time>
    </button>
  );
}
