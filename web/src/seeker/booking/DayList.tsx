import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { hourOf } from "../../kit/when";
import { addDays } from "./grid";
import { SlotButtons } from "./SlotButtons";
import { dayName } from "./tell";
import type { Picking } from "./TimePicker";
import { t } from "./words";

const atFirst = 5;
const more = 7;

/** Day after day, the first one open. */
export function DayList({ times, wanted, onPick }: Picking): JSX.Element {
  const [shown, setShown] = useState(atFirst);
  const zone = times.zone.value;
  const days = [...times.days.value];
  const last = times.bounds.value?.last ?? "";
  const allShown = shown >= days.length;
  const allRead = times.readTo.value >= last;

  const later = (): void => {
    setShown(shown + more);
    if (shown + more >= days.length && !allRead) times.upTo(addDays(times.readTo.peek(), 1));
  };
  return (
    <>
      {days.length === 0 && <Banner icon="calendar" title={t("nothing_yet")}><p>{t("nothing_how")}</p></Banner>}
      <div class="book-days">
        {days.slice(0, shown).map(([day, slots], index) => (
          <details key={day} class="book-day" open={index === 0}>
            <summary>
              <h2 class="day-name">{dayName(day)}</h2>
              <span class="small soft figures">{t("free", { n: slots.length })}, {t("from_on", { at: hourOf(slots[0]?.starts_at ?? "", zone) })}</span>
            </summary>
            <SlotButtons day={day} slots={slots} zone={zone} wanted={wanted} onPick={onPick} />
          </details>
        ))}
      </div>
      {(!allShown || !allRead) && <Button icon="down" busy={times.reading.value} onClick={later}>{t("later_days")}</Button>}
    </>
  );
}
