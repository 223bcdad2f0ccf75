/** What waits in one's queues: read every few seconds while somebody looks, and at once when one's own desk has changed. */
import { useEffect, useState } from "preact/hooks";
import { isRefusal } from "../../kit/refusal";
import type { AllUnanswered } from "../../wire";
import { readUnanswered } from "../calls/readUnanswered";
import type { Desk } from "../desk/desk";

const every = 10_000;

export function useUnanswered(desk: Desk): AllUnanswered | null {
  const [told, setTold] = useState<AllUnanswered | null>(null);
  const { offer, cards } = desk;
  const mine = [offer.value?.id, ...cards.value.map(({ contact, answer_by }) => `${contact.id} ${answer_by}`)].join();
  useEffect(() => {
    let gone = false;
    const look = (): void => {
      if (document.visibilityState !== "visible") return;
      readUnanswered().then((answer) => { if (!gone) setTold(answer); }, (failed: unknown) => { if (!isRefusal(failed)) throw failed; });
    };
    look();
    const timer = setInterval(look, every);
    document.addEventListener("visibilitychange", look);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [desk, mine]);
  return told;
}
