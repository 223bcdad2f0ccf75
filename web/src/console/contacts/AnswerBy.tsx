import type { JSX } from "preact";
import { time } from "../../kit/clock";
import { dayAndHour } from "../../kit/when";
import { Glyph } from "../parts/Glyph";
import { t } from "../words";

/** From here on it is worth saying in colour: four hours. */
const soon = 4 * 3600_000;

/** Nobody waits on a page: what counts is the hour until which an answer is promised. */
export function AnswerBy({ by }: { by: string }): JSX.Element {
  const left = Date.parse(by) - time.value;
  return (
    <span class={left < soon ? "contact-wrap contact-wrap-soon" : "contact-wrap"}>
      <Glyph name="hourglass" size={15} />{left > 0 ? t("answer_by", { at: dayAndHour(by) }) : t("answer_late", { at: dayAndHour(by) })}
    </span>
  );
}
