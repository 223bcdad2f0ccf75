import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import { t as kit } from "../../kit/words";
import { t } from "../words";
import { dismiss, notices } from "../desk/notices";

const icons = { info: "info", success: "check", warning: "alert" } as const;

/** Said aloud by the announcer; here they are only seen. */
export function Notices(): JSX.Element {
  return (
    <section class="toasts" aria-label={t("notices")}>
      {notices.value.map(({ id, text, tone }) => (
        <div key={id} class={`toast toast-${tone}`}>
          <Icon name={icons[tone]} />
          <p>{text}</p>
          <button type="button" class="toast-close" aria-label={kit("close")} onClick={() => dismiss(id)}><Icon name="close" size={18} /></button>
        </div>
      ))}
    </section>
  );
}
