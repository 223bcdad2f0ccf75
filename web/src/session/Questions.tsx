import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { latestFirst } from "../hall/asked";
import { QuestionCard } from "../hall/QuestionCard";
import { announce } from "../kit/components/Announcer";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Field } from "../kit/components/Field";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import type { Listening } from "./listening";
import { t } from "./words";

const longest = 500;
const mostUnread = 3;

interface QuestionsProps { listening: Listening; mayAsk: boolean; openQuestions: number }

/** One's own questions and those that all may read; and a new one. */
export function Questions({ listening, mayAsk, openQuestions }: QuestionsProps): JSX.Element {
  const asked = latestFirst(listening.asked.value);
  const waiting = asked.filter(({ mine, state }) => mine && state === "asked").length || openQuestions;
  return (
    <section class="questions" aria-labelledby="questions">
      <h2 id="questions">{t("questions")}</h2>
      {mayAsk && <Ask listening={listening} full={waiting >= mostUnread} />}
      {asked.length === 0 ? <p class="soft">{t("no_questions")}</p> : (
        <ul role="list" class="questions-list">{asked.map((question) => <li key={question.id}><QuestionCard question={question} /></li>)}</ul>
      )}
    </section>
  );
}

function Ask({ listening, full }: { listening: Listening; full: boolean }): JSX.Element {
  const body = useSignal("");
  const anonymous = useSignal(false);
  const deed = useMemo(() => new Deed(), []);
  const left = longest - Array.from(body.value.trim()).length;
  const ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!body.peek().trim() || left < 0) return;
    const done = await deed.do(() => listening.ask(body.peek().trim(), anonymous.peek()));
    if (!done) return;
    body.value = "";
    announce(t("sent"));
  };
  const near = left < 100 && left >= 0;
  return (
    <form class="question-ask" onSubmit={(event) => void ask(event)} noValidate>
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      <Field label={t("ask")} hint={near ? t("left", { n: left }) : t("ask_hint")} multiline rows={3} value={body.value} error={left < 0 ? t("too_long", { n: -left }) : null} onValue={(value) => { body.value = value; }} />
      <label class="tick"><input type="checkbox" checked={anonymous.value} onChange={() => { anonymous.value = !anonymous.value; }} /><span>{t("anonymous")}</span></label>
      {full ? <p class="soft">{t("too_many")}</p> : <div><Button look="primary" icon="send" type="submit" busy={deed.busy.value}>{t("send")}</Button></div>}
    </form>
  );
}
