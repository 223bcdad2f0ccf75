import { useEffect } from "preact/hooks";
import type { JSX } from "preact";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { explain } from "../../kit/explain";
import type { Draft } from "../form/draft";
import { unsaved } from "../place";
import { t } from "../words";
import { Conflict } from "./Conflict";

interface SaveBarProps<F extends object> { draft: Draft<F>; onSaved: () => void; isNew?: boolean }

/** What is not kept yet, and the two ways out. It stays in sight. */
export function SaveBar<F extends object>({ draft, onSaved, isNew = false }: SaveBarProps<F>): JSX.Element {
  const dirty = draft.dirty.value;
  useEffect(() => {
    unsaved.value = dirty;
    return () => { unsaved.value = false; };
  }, [dirty]);
  const save = async (): Promise<void> => {
    if (await draft.save()) {
      announce(t("saved"));
      onSaved();
    } else {
      announce(draft.errors.value.length ? t("errors", { n: draft.errors.value.length }) : t("not_saved"), "urgent");
      requestAnimationFrame(showFirstError);
    }
  };
  const refusal = draft.refusal.value;
  return (
    <>
      <Conflict draft={draft} />
      <div class="save-bar">
        <p class={`save-state ${refusal ? "save-wrong" : ""}`}>
          <Icon name={refusal ? "alert" : dirty ? "note" : "check"} />
          <span>{refusal ? (draft.errors.value.length ? t("errors", { n: draft.errors.value.length }) : explain(refusal)) : t(dirty ? "unsaved" : draft.saved.value ? "saved" : "all_saved")}</span>
        </p>
        <div class="save-ways">
          {dirty && !isNew && <Button onClick={draft.discard}>{t("discard")}</Button>}
          <Button look="primary" busy={draft.busy.value} disabled={!dirty} onClick={() => void save()}>{t("save")}</Button>
        </div>
      </div>
    </>
  );
}

function showFirstError(): void {
  const wrong = document.querySelector<HTMLElement>("[aria-invalid='true'], .warned > .field-error");
  const field = wrong?.matches("input, select, textarea") ? wrong : wrong?.closest(".warned")?.querySelector<HTMLElement>("input, select, textarea, button") ?? wrong;
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}
