import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../kit/components/Icon";
import { pick } from "../kit/i18n";
import { isRefusal } from "../kit/refusal";
import type { CallWent } from "../wire";
import { readLine } from "./readLine";
import { t } from "./words";

/** How sound and picture came through, in one plain line; the last words of both pages may come a moment late. */
export function Went({ contact, live = false }: { contact: string; live?: boolean }): JSX.Element | null {
  const told = useSignal<CallWent["says"]>(null);
  useEffect(() => {
    const look = (): void => void readLine(contact).then(({ says }) => { told.value = says; }, (error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
    look();
    const later = live ? setTimeout(look, 2_000) : undefined;
    return () => clearTimeout(later);
  }, [contact]);
  return told.value && <p class="call-went small"><Icon name="camera" size={16} /><span><strong>{t("went")}</strong> {pick(told.value)}</span></p>;
}
