import "./inbox.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Badge } from "../../kit/components/Badge";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Unanswered } from "../../wire";
import { AnswerBy } from "../contacts/AnswerBy";
import type { Desk } from "../desk/desk";
import { t } from "./words";
import { useUnanswered } from "./useUnanswered";

const first = 5;

/** Letters that wait for their first answer in this advisor's queues: the soonest promise first, and who looks at each. */
export function Inbox({ desk }: { desk: Desk }): JSX.Element | null {
  const told = useUnanswered(desk);
  const [all, setAll] = useState(false);
  if (!told || told.waiting.length === 0) return null;
  const shown = all ? told.waiting : told.waiting.slice(0, first);
  return (
    <section class="inbox" aria-labelledby="inbox-title">
      <div class="rail-head">
        <h2 id="inbox-title">{t("title")}</h2>
        <Badge tone="neutral">{told.more ? `${told.waiting.length}+` : told.waiting.length}</Badge>
      </div>
      <p class="inbox-why small soft">{t("why")}</p>
      <ol role="list" class="inbox-list">{shown.map((letter) => <li key={letter.id}><Letter letter={letter} /></li>)}</ol>
      {told.waiting.length > first && <button type="button" class="button button-quiet" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? "less" : "all", { n: told.waiting.length })}</button>}
    </section>
  );
}

function Letter({ letter }: { letter: Unanswered }): JSX.Element {
  const { by, doing, seeker } = letter;
  return (
    <article class="inbox-letter" aria-label={letter.reference}>
      <p class="inbox-what"><Icon name="letter" size={16} /><span>{pick(letter.motive)}</span></p>
      <p class="small soft">{seeker && <><strong class="inbox-yours" dir="auto">{t("yours", { name: seeker.name })}</strong> · </>}<span class="figures">{letter.reference}</span></p>
      <p class="inbox-foot">
        <AnswerBy by={letter.answer_by} />
        <span class="inbox-by small">{by && doing ? <><Icon name="person" size={15} />{t(doing === "answering" ? "answers" : "reads", { name: by.name })}</> : t("nobody")}</span>
      </p>
    </article>
  );
}
