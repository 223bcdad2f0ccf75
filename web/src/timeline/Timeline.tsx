import "./timeline.css";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Icon } from "../kit/components/Icon";
import type { Typing } from "../kit/live";
import type { Draft } from "../kit/outbox";
import { dateKey, dayOf } from "../kit/when";
import { onWake } from "../kit/wake";
import type { Contact, Entry } from "../wire";
import { arrange, furthestOfOthers, newSince, type Row } from "./arrange";
import { GroupRow } from "./GroupRow";
import { Letter } from "./letters/Letter";
import { useLetters } from "./letters/useLetters";
import { notice } from "./notices";
import type { Side } from "./reader";
import { useStick } from "./stick";
import { t } from "./words";

export interface TimelineProps {
  side: Side;
  contact: Contact;
  entries: readonly Entry[];
  drafts: readonly Draft[];
  typing: Typing | null;
  label: string;
  /** The reader's own name, where several people share a side. */
  me?: string | undefined;
  onRetry: (id: string) => void;
  onDiscard: (id: string) => void;
  /** The reader is at the end and looking: all up to there is read. */
  onSeen: (seq: number) => void;
  /** What else there is to an entry, under its words. */
  beside?: ((entry: string) => ComponentChildren) | undefined;
}

/** One conversation, as either side reads it. It fills the height that it is given and scrolls inside. */
export function Timeline(props: TimelineProps): JSX.Element {
  const { side, contact, entries, drafts, typing } = props;
  const box = useRef<HTMLDivElement>(null);
  const lastSeen = useRef(0);
  const readByOther = side === "seeker" ? contact.seen_by_advisor : contact.seen_by_seeker;
  const rows = useMemo(() => arrange({ ...props, readByOther, dateKey }), [entries, drafts, readByOther, props.me]);
  const { atEnd, jump } = useStick(box, rows);
  const lastOwn = rows.findLast((row) => row.row === "group" && row.own && !row.note)?.id;
  const letters = useLetters(contact, entries);
  const instead = (entry: string): JSX.Element | null => {
    const letter = letters.get(entry);
    return letter ? <Letter contact={contact.id} letter={letter} /> : null;
  };
  const furthest = furthestOfOthers(entries, side);
  if (atEnd) lastSeen.current = entries.at(-1)?.seq ?? 0;

  useEffect(() => {
    const look = (): void => {
      const known = side === "seeker" ? contact.seen_by_seeker : contact.seen_by_advisor;
      if (atEnd && document.visibilityState === "visible" && furthest > known) props.onSeen(furthest);
    };
    look();
    return onWake(look);
  }, [furthest, atEnd, contact]);

  return (
    <div class="timeline">
      {/* A screen reader hears what is added to a log, and only that: marks that change stay quiet. */}
      <div ref={box} class="timeline-scroll" role="log" aria-relevant="additions" aria-label={props.label} tabIndex={0}>
        <ol role="list" class="rows">
          {rows.map((row) => <AnyRow key={row.id} row={row} last={row.id === lastOwn} instead={instead} {...props} />)}
        </ol>
      </div>
      {!atEnd && <Jump n={newSince(entries, side, lastSeen.current)} onJump={jump} />}
      <p class="typing" role="status" dir="auto">{typing && <><span class="dots" aria-hidden="true"><i /><i /><i /></span>{t("types", { name: typing.name })}</>}</p>
    </div>
  );
}

interface AnyRowProps extends TimelineProps { row: Row; last: boolean; instead: (entry: string) => JSX.Element | null }

function AnyRow({ row, last, side, contact, onRetry, onDiscard, beside, instead }: AnyRowProps): JSX.Element {
  switch (row.row) {
    case "day": return <li class="day"><span>{dayOf(row.at)}</span></li>;
    case "notice": return <li class="notice"><span dir="auto">{notice(row.event, side, contact)}</span></li>;
    case "group": return <GroupRow group={row} last={last} onRetry={onRetry} onDiscard={onDiscard} beside={beside} instead={instead} />;
  }
}

function Jump({ n, onJump }: { n: number; onJump: () => void }): JSX.Element {
  return (
    <button type="button" class={`jump ${n > 0 ? "jump-new" : ""}`} onClick={onJump}>
      <Icon name="down" size={18} />
      <span class={n > 0 ? "" : "visually-hidden"}>{t("new_lines", { n })}</span>
    </button>
  );
}
