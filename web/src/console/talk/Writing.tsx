import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";
import { Composer } from "../../timeline/Composer";
import type { Desk } from "../desk/desk";
import type { Thread } from "../desk/thread";
import { LetterWriting } from "../letters/LetterWriting";
import { t } from "../words";

interface WritingProps { desk: Desk; thread: Thread }

/** A message to the person, or a note for colleagues: which of the two is plain in words, place and colour. */
export function Writing({ desk, thread }: WritingProps): JSX.Element {
  const kind = thread.kind.value;
  const name = thread.contact.value?.seeker.name ?? "";
  const letter = kind === "line" && thread.correspondence.byLetter;
  return (
    <div class={`writing writing-${kind}`}>
      <div class="writing-head">
        <fieldset class="switch">
          <legend class="visually-hidden">{t("writing_what")}</legend>
          {(["line", "note"] as const).map((way) => (
            <label key={way} class={`switch-way switch-${way}`}>
              <input type="radio" name={`kind-${thread.id}`} checked={kind === way} onChange={() => { thread.kind.value = way; }} />
              <span><Icon name={way === "note" ? "note" : thread.correspondence.byLetter ? "letter" : "chat"} size={16} />{t(way === "line" && thread.correspondence.byLetter ? "letter" : way)}</span>
            </label>
          ))}
        </fieldset>
        <p class="writing-hint small">{kind === "note" ? t("note_warning", { name }) : t(letter ? "letter_hint" : "composer_hint")}</p>
      </div>
      {letter ? <LetterWriting thread={thread} /> : <Composer contact={thread.id} kind={kind} onSend={(body) => void thread.outbox.send(body, kind)} onTyping={() => desk.live.typing(thread.id)} />}
    </div>
  );
}
