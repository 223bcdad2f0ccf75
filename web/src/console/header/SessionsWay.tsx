import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../../kit/components/Icon";
import { isRefusal } from "../../kit/refusal";
import { readMySessions } from "../calls/readMySessions";
import { t } from "./words";

const lookAgain = 5 * 60_000;

/** The way to the group sessions that one presents, moderates or oversees; shown where there are any. */
export function SessionsWay(): JSX.Element | null {
  const some = useSignal(false);
  useEffect(() => {
    const look = async (): Promise<void> => {
      try {
        some.value = (await readMySessions()).sessions.length > 0;
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    };
    const timer = setInterval(() => void look(), lookAgain);
    void look();
    return () => clearInterval(timer);
  }, []);
  return some.value ? <a class="masthead-way" href="/stage"><Icon name="camera" size={18} /><span>{t("sessions")}</span></a> : null;
}
