import type { ComponentChildren, JSX } from "preact";
import { Avatar } from "../kit/components/Avatar";
import { Icon, type IconName } from "../kit/components/Icon";
import { explain } from "../kit/explain";
import { hourOf } from "../kit/when";
import type { Group, Line, Mark } from "./arrange";
import { LineText } from "./LineText";
import { t } from "./words";

interface GroupRowProps {
  group: Group;
  /** The reader's last words: how far they got is written out; before that a sign is enough. */
  last: boolean;
  onRetry: (id: string) => void;
  onDiscard: (id: string) => void;
  /** What else there is to an entry, under its words. */
  beside?: ((entry: string) => ComponentChildren) | undefined;
  /** What is shown of an entry instead of its bare words. */
  instead?: ((entry: string) => JSX.Element | null) | undefined;
}

const icons: Record<Mark, IconName> = { sending: "clock", failed: "alert", sent: "check", read: "read" };

/** What one person said in one go. */
export function GroupRow({ group, last, onRetry, onDiscard, beside, instead }: GroupRowProps): JSX.Element {
  const mark = group.lines.at(-1)?.mark;
  return (
    <li class={`group ${group.own ? "group-own" : "group-other"} ${group.note ? "group-note" : ""} ${group.own && group.name !== null ? "group-colleague" : ""}`}>
      {!group.own && <Avatar name={nameOf(group)} size="small" />}
      <div class="group-body">
        <Head group={group} />
        {group.lines.map((line) => (
          <div key={line.id} class={`line line-${line.back ? "back" : line.mark ?? "heard"}`} data-entry={line.id}>
            {instead?.(line.id) ?? <LineText body={line.body} />}
            {line.back ? <TakenBack /> : beside?.(line.id)}
            {line.mark === "failed" && <Failed line={line} onRetry={onRetry} onDiscard={onDiscard} />}
          </div>
        ))}
        {mark && mark !== "failed" && <p class={`mark mark-${mark}`}><Icon name={icons[mark]} size={15} /><span class={last ? "" : "visually-hidden"}>{t(mark)}</span></p>}
      </div>
    </li>
  );
}

function Head({ group }: { group: Group }): JSX.Element {
  const plain = group.own && group.name === null && !group.note;
  return (
    <p class="group-head">
      {group.note && <span class="group-kind"><Icon name="note" size={14} />{t("note")}</span>}
      <span class={plain ? "visually-hidden" : "group-name"} dir="auto">{nameOf(group)}</span>
      <time dateTime={group.at}>{hourOf(group.at)}</time>
    </p>
  );
}

function nameOf(group: Group): string {
  return group.name ?? t(group.own ? "you" : group.by);
}

function TakenBack(): JSX.Element {
  return <p class="back small"><Icon name="back" size={15} /><span>{t("taken_back_line")}</span></p>;
}

function Failed({ line, onRetry, onDiscard }: { line: Line } & Pick<GroupRowProps, "onRetry" | "onDiscard">): JSX.Element {
  const passing = line.code === "unreachable" || line.code === "unavailable";
  return (
    <div class="failed">
      <p class="failed-why"><Icon name="alert" size={16} /><span>
        <strong>{t("failed")}.</strong> {passing ? t("retrying") : explain({ code: line.code ?? "", message: "" })}
      </span></p>
      <div class="failed-ways">
        <button type="button" class="button button-quiet" onClick={() => onRetry(line.id)}>{t("retry")}</button>
        <button type="button" class="button button-quiet" onClick={() => onDiscard(line.id)}>{t("discard")}</button>
      </div>
    </div>
  );
}
