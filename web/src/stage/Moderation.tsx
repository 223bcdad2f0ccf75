import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { latestFirst } from "../hall/asked";
import { QuestionCard } from "../hall/QuestionCard";
import { Badge } from "../kit/components/Badge";
import { Banner } from "../kit/components/Banner";
import { Button } from "../kit/components/Button";
import { Field } from "../kit/components/Field";
import { Deed } from "../kit/deed";
import { explain } from "../kit/explain";
import type { QuestionDecision, SessionQuestion } from "../wire";
import type { Presenting } from "./presenting";
import { t } from "./words";

/** What is asked: to be read, to be answered aloud, and dealt with. */
export function Moderation({ presenting }: { presenting: Presenting }): JSX.Element {
  const asked = latestFirst(presenting.asked.value).reverse();
  const of = (...states: SessionQuestion["state"][]): SessionQuestion[] => asked.filter(({ state }) => states.includes(state));
  const done = of("spoken", "written", "declined").reverse();
  return (
    <section class="questions" aria-labelledby="questions">
      <h2 id="questions">{t("questions")}</h2>
      {asked.length === 0 && <p class="soft">{t("no_questions")}</p>}
      <Pile title={t("to_read")} questions={of("asked")} presenting={presenting} />
      <Pile title={t("to_say")} questions={of("approved")} presenting={presenting} />
      <Pile title={t("done")} questions={done} presenting={presenting} />
    </section>
  );
}

interface PileProps { title: string; questions: readonly SessionQuestion[]; presenting: Presenting }

function Pile({ title, questions, presenting }: PileProps): JSX.Element | null {
  if (questions.length === 0) return null;
  return (
    <section class="questions-pile" aria-label={title}>
      <h3>{title} <Badge tone="count">{questions.length}</Badge></h3>
      <ul role="list" class="questions-list">{questions.map((question) => <li key={question.id}><Moderated question={question} presenting={presenting} /></li>)}</ul>
    </section>
  );
}

function Moderated({ question, presenting }: { question: SessionQuestion; presenting: Presenting }): JSX.Element {
  const deed = useMemo(() => new Deed(), []);
  const writing = useSignal(false);
  const decide = (decision: QuestionDecision): void => void deed.do(async () => {
    await presenting.decide(question.id, decision);
    writing.value = false;
  });
  const become = (to: QuestionDecision["to"]): void => decide({ to, answer: null, for_all: false });
  const { state } = question;
  const open = state === "asked" || state === "approved";
  return (
    <QuestionCard question={question}>
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      {open && !writing.value && (
        <div class="question-deeds">
          {state === "asked" && <Button look="primary" busy={deed.busy.value} onClick={() => become("approved")}>{t("approve")}</Button>}
          <Button look={state === "approved" ? "primary" : "secondary"} icon="check" onClick={() => become("spoken")}>{t("spoken")}</Button>
          <Button onClick={() => { writing.value = true; }}>{t("write")}</Button>
          {state === "asked" && <Button look="quiet" onClick={() => become("declined")}>{t("decline")}</Button>}
        </div>
      )}
      {open && writing.value && <Answer question={question} busy={deed.busy.value} onAnswer={decide} onCancel={() => { writing.value = false; }} />}
    </QuestionCard>
  );
}

interface AnswerProps { question: SessionQuestion; busy: boolean; onAnswer: (decision: QuestionDecision) => void; onCancel: () => void }

function Answer({ question, busy, onAnswer, onCancel }: AnswerProps): JSX.Element {
  const answer = useSignal("");
  const forAll = useSignal(true);
  const send = (event: Event): void => {
    event.preventDefault();
    if (answer.peek().trim()) onAnswer({ to: "written", answer: answer.peek().trim(), for_all: forAll.peek() });
  };
  return (
    <form class="question-answering" onSubmit={send} noValidate>
      <Field label={t("answer")} multiline rows={3} maxLength={2000} value={answer.value} onValue={(value) => { answer.value = value; }} />
      {question.state === "asked" && <label class="tick"><input type="checkbox" checked={forAll.value} onChange={() => { forAll.value = !forAll.value; }} /><span>{t("for_all")}</span></label>}
      <div class="question-deeds"><Button look="primary" type="submit" busy={busy}>{t("send")}</Button><Button onClick={onCancel}>{t("cancel")}</Button></div>
    </form>
  );
}
