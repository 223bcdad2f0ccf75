import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { RecordingForm } from "../../wire";
import { readRecording, saveRecording } from "../calls/recording";
import { LabelField } from "../fields/LabelField";
import { NumberField } from "../fields/NumberField";
import { Draft, type Kept } from "../form/draft";
import { Loaded } from "../parts/Loaded";
import { Part } from "../parts/Part";
import { SaveBar } from "../parts/SaveBar";
import { t as admin } from "../words";
import { t } from "./words";

/** Whether one's agency records calls: off until it has a purpose, and then only with everybody's consent. */
export function RecordingPage(): JSX.Element {
  return (
    <>
      <header class="page-head"><h1>{admin("section_recording")}</h1><p class="soft">{t("why")}</p></header>
      <Loaded of="recording" read={readRecording}>{(kept) => <Sheet kept={kept} />}</Loaded>
    </>
  );
}

function Sheet({ kept }: { kept: Kept<RecordingForm> }): JSX.Element {
  const draft = useMemo(() => new Draft<RecordingForm>(kept, { named: () => "recording", read: readRecording, write: saveRecording }), [kept]);
  const form = draft.form.value;
  return (
    <form class="sheet" onSubmit={(event) => event.preventDefault()} noValidate>
      <Part title={t("part")} why={t("part_why")}>
        <label class="tick"><input type="checkbox" checked={form.on} onChange={(event) => draft.change({ on: event.currentTarget.checked })} /><span>{t("on")}</span></label>
        {form.on && <>
          <LabelField label={t("purpose")} value={form.purpose} onValue={(purpose) => draft.change({ purpose })} at={(path) => draft.at(`purpose/${path}`)} />
          <NumberField label={t("days")} hint={t("days_hint")} min={1} value={form.days} onValue={(days) => draft.change({ days: days ?? 1 })} told={draft.at("days")} />
        </>}
      </Part>
      <Part title={t("rules")}>
        <ul class="rules">{(["rule_1", "rule_2", "rule_3", "rule_4"] as const).map((rule) => <li key={rule}>{t(rule)}</li>)}</ul>
      </Part>
      <SaveBar draft={draft} onSaved={() => undefined} />
    </form>
  );
}
