import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Button } from "../../kit/components/Button";
import { isRefusal } from "../../kit/refusal";
import type { MailboxRow } from "../../wire";
import { lookAgain, readMailboxes } from "../calls/mailboxes";
import { Part } from "../parts/Part";
import { StateOf } from "./StateOf";
import { t } from "./words";

const every = 2000;

/** How well it is read now; asked to, the mail process connects anew within seconds. */
export function Look({ id }: { id: string }): JSX.Element {
  const box = useSignal<MailboxRow | null>(null);
  const read = async (): Promise<void> => {
    try {
      box.value = (await readMailboxes()).mailboxes.find((each) => each.id === id) ?? null;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  };
  const look = async (): Promise<void> => {
    try {
      await lookAgain(id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    await read();
  };
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), every);
    return () => clearInterval(timer);
  }, [id]);
  return (
    <Part title={t("part_state")}>
      <p role="status">{box.value && <StateOf box={box.value} />}</p>
      {box.value?.fetched && !box.value.paused && <Button icon="refresh" busy={box.value.asked} onClick={() => void look()}>{t("look")}</Button>}
    </Part>
  );
}
