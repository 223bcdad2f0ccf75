import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Went } from "../../call/Went";
import { KeptRecordings } from "../../call/recording/KeptRecordings";
import { Badge } from "../../kit/components/Badge";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { Skeleton } from "../../kit/components/Skeleton";
import { pick } from "../../kit/i18n";
import { dayAndHour } from "../../kit/when";
import { readConversation } from "../../timeline/readConversation";
import { Timeline } from "../../timeline/Timeline";
import type { Console, Conversation, Past } from "../../wire";
import { Deed } from "../../kit/deed";
import { whole } from "../desk/whole";
import { Failure } from "../parts/Failure";
import { Glyph } from "../parts/Glyph";
import { t } from "../words";

interface EarlierContactProps { past: Past; told: Console }

/** An earlier contact: what came of it, and the conversation itself, to read in place. */
export function EarlierContact({ past, told }: EarlierContactProps): JSX.Element {
  const open = useSignal(false);
  const found = useSignal<Conversation | null>(null);
  const reading = useSignal(new Deed()).value;
  const look = (): void => void reading.do(async () => {
    found.value = await whole((after) => readConversation(past.id, after));
  });
  const turn = (): void => {
    open.value = !open.value;
    if (open.value && !found.value) look();
  };
  const moment = dayAndHour(past.opened_at);
  return (
    <article class="past">
      <header class="past-head">
        <time class="past-when" dateTime={past.opened_at}>{moment}</time>
        <Badge>{outcomeOf(past, told)}</Badge>
      </header>
      <p class="past-what">{pick(past.motive)}{past.advisor && <span class="soft"> · {t("earlier_with", { name: past.advisor })}</span>}</p>
      {past.note
        ? <p class="past-note"><Icon name="note" size={16} /><span dir="auto">{past.note}</span></p>
        : <p class="small soft">{t("earlier_no_note")}</p>}
      <Button look="quiet" aria-expanded={open.value} onClick={turn} aria-label={open.value ? undefined : t("earlier_read_long", { what: `${pick(past.motive)}, ${moment}` })}>
        <span class={open.value ? "past-turned" : "past-turn"}><Glyph name="chevron" size={18} /></span>{t(open.value ? "earlier_hide" : "earlier_read")}
      </Button>
      {open.value && <div class="past-talk">
        <p class="past-only small"><Icon name="read" size={16} />{t("read_only")} · {past.reference}</p>
        {found.value && ["video", "callback"].includes(found.value.contact.channel) && <Went contact={past.id} />}
        <Failure title={t("not_read")} refusal={reading.refusal.value} onRetry={look} />
        <Filmed past={past} of={found.value} />
        {found.value
          ? <Timeline side="advisor" contact={found.value.contact} entries={found.value.entries} drafts={[]} typing={null} me={told.me.name}
              label={`${t("read_only")} : ${moment}`} onRetry={nothing} onDiscard={nothing} onSeen={nothing} />
          : !reading.refusal.value && <Skeleton blocks={2} />}
      </div>}
    </article>
  );
}

function Filmed({ past, of }: { past: Past; of: Conversation | null }): JSX.Element | null {
  if (past.channel !== "video" || !of) return null;
  return <KeptRecordings contact={past.id} live={null} names={{ seeker: of.contact.seeker.name, advisor: past.advisor ?? "" }} />;
}

function outcomeOf(past: Past, told: Console): string {
  const known = told.outcomes.find(({ code }) => code === past.outcome);
  return known ? pick(known.label) : t("earlier_no_outcome");
}

function nothing(): void {
  // It is over: nothing in it can be retried or marked.
}
