import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { newId } from "../../kit/api";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { Deed } from "../../kit/deed";
import { Failure } from "../parts/Failure";
import { goOnInWriting } from "./goOnInWriting";
import { t } from "./words";

/** Whoever cannot telephone says so in a word, and the conversation goes on as it was. */
export function InWriting({ contact, onChange }: { contact: string; onChange: () => void }): JSX.Element {
  const asking = useSignal(false);
  const word = useSignal("");
  const deed = useMemo(() => new Deed(), []);
  const id = useRef(newId());
  if (!asking.value) return <div><Button icon="chat" onClick={() => { asking.value = true; }}>{t("in_writing")}</Button></div>;

  const go = (): void => void deed.do(async () => {
    await goOnInWriting(contact, { id: id.current, word: word.value });
    onChange();
  });
  return (
    <form class="telephone-writing" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <Field label={t("in_writing_word")} optional value={word.value} onValue={(said) => { word.value = said; }} maxLength={500} />
      <div class="telephone-line"><Button type="submit" icon="chat" busy={deed.busy.value}>{t("in_writing")}</Button><Button look="quiet" onClick={() => { asking.value = false; }}>{t("in_writing_no")}</Button></div>
      <Failure title={t("not_done")} refusal={deed.refusal.value} />
    </form>
  );
}
