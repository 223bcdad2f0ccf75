import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Skeleton } from "../../kit/components/Skeleton";
import { explain } from "../../kit/explain";
import type { Diary, Slot } from "../../wire";
import { DayList } from "./DayList";
import { Month } from "./Month";
import { Segments } from "./Segments";
import { whose } from "./tell";
import type { Times } from "./times";
import { t } from "./words";
import { Zone } from "./Zone";

export interface Picking {
  times: Times;
  /** What was touched, while it is being asked for. */
  wanted: Pick<Slot, "diary" | "starts_at"> | null;
  onPick: (slot: Slot) => void;
  /** Left out where the clocks are those of a booking. */
  onElsewhere?: (zone: string) => void;
}

type View = "list" | "month";
/** A month needs room; a phone begins with the list. Whoever chooses keeps their choice. */
const view = signal<View>(window.matchMedia("(min-width: 48rem)").matches ? "month" : "list");

/** Days and their times, as a list or as a month. */
export function TimePicker({ times, wanted, onPick, onElsewhere }: Picking): JSX.Element {
  useEffect(() => times.start(), [times]);
  if (times.bounds.value === null) return times.refusal.value ? <Refused times={times} /> : <Skeleton blocks={4} />;
  if (times.offersNothing.value) return <Banner icon="calendar"><p>{t("not_offered")}</p></Banner>;

  return (
    <div class="picker">
      <div class="picker-head">
        {times.diaries.value.length > 1 && <Whose times={times} />}
        <Segments label={t("shown_as")} value={view.value} onValue={(chosen) => { view.value = chosen; }}
          options={[{ value: "list", label: t("list") }, { value: "month", label: t("month") }]} />
      </div>
      <Zone times={times} onElsewhere={onElsewhere} />
      <Refused times={times} />
      {view.value === "month" ? <Month times={times} wanted={wanted} onPick={onPick} /> : <DayList times={times} wanted={wanted} onPick={onPick} />}
    </div>
  );
}

function Whose({ times }: { times: Times }): JSX.Element {
  const named = (diary: Diary): string => diary.kind === "referent" ? `${whose(diary)}, ${t("theirs")}` : whose(diary);
  return (
    <Segments label={t("whose")} value={times.diary.value ?? ""} onValue={(id) => { times.diary.value = id; }}
      options={times.diaries.value.map((diary) => ({ value: diary.id, label: named(diary) }))} />
  );
}

function Refused({ times: { refusal } }: { times: Times }): JSX.Element | null {
  return refusal.value && <Banner tone="danger" live="alert">{explain(refusal.value)}</Banner>;
}
