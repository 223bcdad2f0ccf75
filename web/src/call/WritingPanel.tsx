import type { JSX, TargetedKeyboardEvent } from "preact";
import { useId } from "preact/hooks";
import type { Call } from "./call";
import { t } from "./words";

/** What is written character by character. It is not read aloud as it grows: a finished line is, in the conversation. */
export function WritingPanel({ call }: { call: Call }): JSX.Element {
  const id = useId();
  const { words, others } = call.text;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void call.text.finish();
  };
  return (
    <section class="call-writing" aria-label={t("writing")}>
      <ul role="list" class="call-lines" aria-live="off" aria-label={t("written")}>
        {others.value.map(({ by, words: said }) => (
          <li key={by}><strong dir="auto">{call.others.name(by)}</strong><span class="call-line" dir="auto">{said}<span class="call-caret" aria-hidden="true" /></span></li>
        ))}
        {others.value.length === 0 && <li class="soft">{t("nothing_written")}</li>}
      </ul>
      <label class="field-label small" for={id}>{t("write_live")}</label>
      <textarea id={id} class="field-input call-write" rows={2} maxLength={1000} dir="auto" enterkeyhint="send" value={words.value}
        aria-describedby={`${id}-how`} onInput={(event) => call.text.write(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <p class="small soft" id={`${id}-how`}>{t("write_live_how")}</p>
    </section>
  );
}
