import type { ComponentChildren, JSX } from "preact";
import { Badge } from "../kit/components/Badge";
import type { SessionQuestion } from "../wire";
import { t } from "./words";

const tones = { asked: "neutral", approved: "info", spoken: "success", written: "success", declined: "neutral" } as const;

interface QuestionCardProps { question: SessionQuestion; children?: ComponentChildren }

/** A question, by whom, and what has become of it. */
export function QuestionCard({ question, children }: QuestionCardProps): JSX.Element {
  const { state, name, mine, body, answer } = question;
  return (
    <article class={`question ${mine ? "question-mine" : ""}`}>
      <p class="question-head">
        <strong>{mine ? t("you_ask") : t("asks", { name: name ?? t("anonymous") })}</strong>
        {(mine || state !== "asked") && <Badge tone={tones[state]}>{become(question)}</Badge>}
      </p>
      <p class="question-body" dir="auto">{body}</p>
      {answer && <p class="question-answer" dir="auto"><strong>{t("answer")}</strong> {answer}</p>}
      {state === "declined" && mine && <p class="soft small">{t("state_declined")}</p>}
      {children}
    </article>
  );
}

function become({ state, mine, public: forAll }: SessionQuestion): string {
  if (state === "declined") return t("declined");
  return t(state === "written" && mine && !forAll ? "state_written_you" : `state_${state}`);
}
