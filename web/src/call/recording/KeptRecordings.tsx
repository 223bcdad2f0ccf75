import "./recording.css";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Dialog } from "../../kit/components/Dialog";
import { Deed } from "../../kit/deed";
import { explain } from "../../kit/explain";
import type { Live } from "../../kit/live";
import { dayOf } from "../../kit/when";
import type { Recording } from "../../wire";
import { recordingDoor, type RecordingDoor } from "../door";
import { Recordings } from "./recordings";
import { Watch } from "./Watch";
import { t } from "./words";

interface KeptRecordingsProps { contact: string; live: Live | null; names: Readonly<Record<string, string>>; door?: RecordingDoor }

/** What there is of a call that is over: until when it is kept, who may watch it, and the way to have it erased. */
export function KeptRecordings({ contact, live, names, door = recordingDoor(contact) }: KeptRecordingsProps): JSX.Element | null {
  const recordings = useMemo(() => new Recordings(contact, door), [contact]);
  useEffect(() => recordings.follow(live), [recordings]);
  if (recordings.kept.value.length === 0) return null;
  return (
    <section class="recording-kept" aria-label={t("kept_title")}>
      <h2>{t("kept_title")}</h2>
      <ul role="list">
        {recordings.kept.value.map((each) => <li key={each.id}><Kept recording={each} recordings={recordings} names={names} /></li>)}
      </ul>
    </section>
  );
}

interface KeptProps { recording: Recording; recordings: Recordings; names: Readonly<Record<string, string>> }

function Kept({ recording, recordings, names }: KeptProps): JSX.Element {
  const watching = useSignal(false);
  const kept = recording.state === "kept";
  const may = recordings.told.value;
  return (
    <>
      <p>{t("kept", { minutes: minutes(recording), when: recording.erase_at ? dayOf(recording.erase_at) : "" })}</p>
      {!kept && <Preparing recording={recording} />}
      <div class="recording-deeds">
        {may?.watches && kept && <Button aria-expanded={watching.value} onClick={() => { watching.value = !watching.value; }}>{t(watching.value ? "watch_end" : "watch")}</Button>}
        {may?.withdraws && <Erase recording={recording} recordings={recordings} />}
      </div>
      {watching.value && kept && <Watch recording={recording} names={names} />}
    </>
  );
}

function Preparing({ recording: { spoiled, progress } }: Pick<KeptProps, "recording">): JSX.Element {
  return <p class="small soft" role="status">{spoiled ? t("spoiled") : t("preparing", { n: progress ?? 0 })}</p>;
}

/** What cannot be undone is asked about once more. */
function Erase({ recording, recordings }: Omit<KeptProps, "names">): JSX.Element {
  const asking = useSignal(false);
  const deed = useMemo(() => new Deed(), [recording.id]);
  const erase = (): void => void deed.do(() => recordings.say(recording, "withdraw"));
  const close = (): void => { asking.value = false; };
  return (
    <>
      <Button look="quiet" onClick={() => { asking.value = true; }}>{t("withdraw")}</Button>
      <Dialog open={asking.value} title={t("erase_title")} onClose={close} foot={<>
        <Button onClick={close}>{t("keep_it")}</Button>
        <Button look="danger" busy={deed.busy.value} onClick={erase}>{t("erase")}</Button>
      </>}>
        <p>{t("erase_how")}</p>
        {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      </Dialog>
    </>
  );
}

/** A film of three seconds is not one of no minutes. */
function minutes({ seconds }: Recording): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
