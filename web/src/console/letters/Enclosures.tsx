import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { sizeOf } from "../../kit/size";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import type { Correspondence } from "./correspondence";

/** The files that go with a letter: each is sent at once, and goes along when the letter does. */
export function Enclosures({ of }: { of: Correspondence }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const files = of.files.value;
  return (
    <div class="enclosures">
      {files.length > 0 && <ul role="list" aria-label={t("letter_files")}>
        {files.map(({ id, name, size }) => (
          <li key={id} class="enclosure">
            <Icon name="paperclip" size={16} /><span dir="auto">{name}</span> <span class="soft small">{sizeOf(size)}</span>
            <Button look="quiet" icon="close" aria-label={t("letter_leave_out", { name })} onClick={() => {
              of.leaveOut(id);
              announce(t("letter_left_out", { name }));
              input.current?.parentElement?.querySelector("button")?.focus();
            }} />
          </li>
        ))}
      </ul>}
      <Failure title={t("letter_file_failed")} refusal={of.enclosing.refusal.value} />
      <div>
        <input ref={input} class="visually-hidden" type="file" multiple tabIndex={-1} aria-hidden="true"
          onChange={(event) => {
            const { files: chosen } = event.currentTarget;
            if (chosen) void of.enclose([...chosen]);
            event.currentTarget.value = "";
          }} />
        <Button icon="paperclip" busy={of.enclosing.busy.value} onClick={() => input.current?.click()}>{t("letter_attach")}</Button>
      </div>
    </div>
  );
}
