import type { JSX } from "preact";
import { Icon, type IconName } from "../../kit/components/Icon";
import { dayAndHour } from "../../kit/when";
import type { QueueCard } from "../../wire";
import type { Bookable } from "../bookable";
import { t } from "../words";

export type Way = "talk" | "video" | "book";
interface WaysProps { way: Way; queue: QueueCard; bookable: Bookable | null; onWay: (way: Way) => void }

/** Equal ways: write now, see each other now, or choose a time to be called. */
export function Ways({ way, queue, bookable, onWay }: WaysProps): JSX.Element {
  const first = bookable?.first;
  return (
    <nav class="choice" aria-label={t("ways")}>
      <Choice icon="chat" name={t("way_talk")} about={about(queue)} current={way === "talk"} onClick={() => onWay("talk")} />
      <Choice icon="camera" name={t("way_video")} about={about(queue)} current={way === "video"} onClick={() => onWay("video")} />
      {(bookable ?? way === "book") && <Choice icon="phone" name={t("way_book")} about={first ? t("way_first", { when: dayAndHour(first, bookable.zone) }) : t("way_see")}
        current={way === "book"} onClick={() => onWay("book")} />}
    </nav>
  );
}

interface ChoiceProps { icon: IconName; name: string; about: string; current: boolean; onClick: () => void }

function Choice({ icon, name, about, current, onClick }: ChoiceProps): JSX.Element {
  return (
    <button type="button" class={`choice-way ${current ? "choice-current" : ""}`} {...(current ? { "aria-current": "step" } : {})} onClick={onClick}>
      <Icon name={icon} />
      <span class="choice-words"><strong>{name}</strong><span class="small">{about}</span></span>
      {current && <Icon name="check" />}
    </button>
  );
}

function about({ open, staffed, waiting, opens_at }: QueueCard): string {
  if (!open) return opens_at ? t("closed_until", { when: dayAndHour(opens_at) }) : t("closed");
  return staffed ? t("waiting", { n: waiting }) : t("nobody");
}
