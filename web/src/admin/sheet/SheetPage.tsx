import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { announce } from "../../kit/components/Announcer";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { explain } from "../../kit/explain";
import { hand } from "../../kit/hand";
import { dateKey } from "../../kit/when";
import { time } from "../../kit/clock";
import type { Changes } from "../../wire";
import { bringIn, showChanges, takeOut } from "../calls/sheet";
import { readHouse } from "../house";
import { Asked } from "../parts/asked";
import { Part } from "../parts/Part";
import { t } from "../words";
import { ChangesShown } from "./ChangesShown";

/** The whole house as one readable file: taken out, and brought in once it is clear what that changes. */
export function SheetPage(): JSX.Element {
  const taking = useMemo(() => new Asked(), []);
  const bringing = useMemo(() => new Asked(), []);
  const text = useSignal("");
  const shown = useSignal<Changes | null>(null);
  const done = useSignal(false);
  const take = (): void => void taking.ask(async () => {
    const { text: file } = await takeOut();
    hand(new Blob([file], { type: "text/yaml" }), `visavis-${dateKey(time.peek())}.yaml`);
    announce(t("taken_out"));
  });
  const write = (value: string): void => { text.value = value; shown.value = null; done.value = false; };
  const show = (): void => void bringing.ask(async () => { shown.value = await showChanges(text.value); });
  const bring = (): void => void bringing.ask(async () => {
    await bringIn(text.value, shown.value?.version ?? "");
    write("");
    done.value = true;
    announce(t("brought_in"));
    await readHouse();
  });
  const refusal = bringing.refusal.value ?? taking.refusal.value;
  return (
    <>
      <header class="page-head"><h1>{t("section_sheet")}</h1><p class="soft">{t("sheet_why")}</p></header>
      <Part title={t("take_out")} why={t("take_out_why")}><div><Button look="primary" icon="down" busy={taking.busy.value} onClick={take}>{t("take_out_now")}</Button></div></Part>
      <Part title={t("bring_in")} why={t("bring_in_why")}>
        <div class="field"><label class="field-label" for="sheet-file">{t("choose_file")}</label>
          <input id="sheet-file" class="field-input" type="file" accept=".yaml,.yml,text/yaml" onChange={(event) => void event.currentTarget.files?.[0]?.text().then(write)} />
        </div>
        <Field label={t("or_paste")} multiline class="field-input sheet-text" spellcheck={false} value={text.value} onValue={write} />
        {refusal && <Banner tone="danger" live="alert">{refusal.code === "unreadable_sheet" ? refusal.message : explain(refusal)}</Banner>}
        {done.value && <Banner tone="success" live="status">{t("brought_in")}</Banner>}
        <div><Button icon="search" busy={bringing.busy.value && shown.value === null} disabled={!text.value.trim()} onClick={show}>{t("show_changes")}</Button></div>
        {shown.value && <ChangesShown told={shown.value} busy={bringing.busy.value} onBring={bring} />}
      </Part>
    </>
  );
}
