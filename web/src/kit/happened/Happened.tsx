import "./happened.css";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { isRefusal } from "../refusal";
import { pick } from "../i18n";
import { dateKey, dayOf, hourOf } from "../when";
import type { Happened as Told } from "../../wire";
import { readHappenings } from "./readHappenings";
import { t } from "./words";

/** What the machines saw of an appointment or a call, for whoever decides on it; read each time it is opened. */
export function Happened({ path }: { path: string }): JSX.Element {
  const found = useSignal<Told | null>(null);
  const failed = useSignal(false);
  const look = async (): Promise<void> => {
    failed.value = false;
    try {
      found.value = await readHappenings(path);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      failed.value = true;
    }
  };
  return (
    <details class="happened small" onToggle={(event) => { if (event.currentTarget.open) void look(); }}>
      <summary>{t("title")}</summary>
      {failed.value && <p role="alert">{t("refused")}</p>}
      {found.value && <Record told={found.value} />}
    </details>
  );
}

function Record({ told: { happenings, days } }: { told: Told }): JSX.Element {
  if (happenings.length === 0) return <p>{t("none")}</p>;
  return (
    <>
      <ol>{happenings.map((each, nth, all) => <Line key={`${each.at}${each.what}`} one={each} before={all[nth - 1]} />)}</ol>
      <p class="soft">{t("kept", { n: days })}</p>
    </>
  );
}

/** The day is said where it changes. */
function Line({ one, before }: { one: Told["happenings"][number]; before: Told["happenings"][number] | undefined }): JSX.Element {
  const newDay = !before || dateKey(before.at) !== dateKey(one.at);
  return (
    <li>
      <time dateTime={one.at}>{newDay && <>{dayOf(one.at)}<br /></>}{hourOf(one.at)}</time>
      <span>{newDay && <br />}{pick(one.says)}{one.side && <span class="soft"> ({t(one.side)})</span>}</span>
    </li>
  );
}
