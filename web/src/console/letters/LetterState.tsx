import type { JSX } from "preact";
import { time } from "../../kit/clock";
import { Icon, type IconName } from "../../kit/components/Icon";
import type { LetterOut } from "../../wire";
import { secondsLeft } from "../countdown";
import { t } from "../words";
import { reason } from "./reasons";

const icons: Record<LetterOut["state"], IconName> = {
  held: "clock", waiting: "clock", sending: "send", sent: "check", failed: "alert", bounced: "alert", cancelled: "close",
};

/** What became of a letter, under its words. */
export function LetterState({ letter }: { letter: LetterOut }): JSX.Element {
  const { state } = letter;
  const bad = state === "failed" || state === "bounced";
  return (
    <div class={`post-state post-${state}`} data-letter={letter.id}>
      <p {...(bad ? { role: "alert" } : {})}>
        <Icon name={icons[state]} size={15} />
        <span>{words(letter)}</span>
      </p>
    </div>
  );
}

function words(letter: LetterOut): string {
  const { state, to, attempts } = letter;
  if (state === "held") return t("letter_held", { n: Math.min(15, secondsLeft(letter.due_at, time.value)) });
  if (state === "waiting" && letter.why) return t("letter_retried", { n: attempts, why: reason(letter.why) });
  if (state === "failed" || state === "bounced") return t(`letter_${state}`, { to, why: reason(letter.why ?? "") });
  return t(`letter_${state}`, { to });
}
