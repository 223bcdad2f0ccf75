/** The call-backs to watch: read every few seconds while somebody looks, and at once when the board has changed. */
import { useEffect, useRef, useState } from "preact/hooks";
import { isRefusal } from "../../kit/refusal";
import type { Board, CallBacksWatched } from "../../wire";
import { readCallBacks } from "./calls";

const every = 5000;

export function useCallBacks({ contacts }: Board): { told: CallBacksWatched | null; take: (told: CallBacksWatched) => void; look: () => void } {
  const [told, setTold] = useState<CallBacksWatched | null>(null);
  const latest = useRef("");
  /** Answers may cross: the later picture stays. */
  const take = (answer: CallBacksWatched): void => {
    if (answer.now < latest.current) return;
    latest.current = answer.now;
    setTold(answer);
  };
  const look = (): void => {
    if (document.visibilityState === "visible") readCallBacks().then(take, (failed: unknown) => { if (!isRefusal(failed)) throw failed; });
  };
  useEffect(() => {
    look();
    const timer = setInterval(look, every);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [JSON.stringify(contacts)]);
  return { told, take, look };
}
