import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Avatar } from "../../kit/components/Avatar";
import { Banner } from "../../kit/components/Banner";
import { Icon } from "../../kit/components/Icon";
import { explain } from "../../kit/explain";
import { expecting } from "../../kit/waits";
import type { Contact, Question } from "../../wire";
import { t } from "../words";
import { useAttempt } from "./Sure";

interface WhichAdvisorProps { contact: Contact; question: Question; onChoose: (keepsWaiting: boolean) => Promise<void> }

/** My own advisor, who is busy, or the first available? Asked once, and changed at any time. */
export function WhichAdvisor({ contact, question, onChoose }: WhichAdvisorProps): JSX.Element {
  const [wanted, setWanted] = useState(question.keeps_waiting);
  const { busy, refusal, attempt } = useAttempt(() => Promise.resolve());
  const keeps = busy ? wanted : question.keeps_waiting;
  const { name } = question.advisor;
  const choose = (keepsWaiting: boolean): void => {
    setWanted(keepsWaiting);
    void attempt(() => onChoose(keepsWaiting));
  };
  return (
    <fieldset class="which" aria-describedby="which-how">
      <legend>{t(question.on_break ? "which_break" : "which_busy", { name })}</legend>
      <Way name={name} chosen={keeps === true} onChoose={() => choose(true)} about={question.on_break ? t("which_after_break") : t("which_in", { wait: expecting(question.wait) })}>
        <Avatar name={name} size="small" />{t("which_theirs", { name })}
      </Way>
      <Way name="first" chosen={keeps === false} onChoose={() => choose(false)} about={keeps === true ? t("which_anybody") : t("which_in", { wait: expecting(contact.wait) })}>
        <span class="which-anybody"><Icon name="people" size={18} /></span>{t("which_first")}
      </Way>
      <p id="which-how" class="small soft">{t(howOf(keeps), { name })}</p>
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
    </fieldset>
  );
}

function howOf(keeps: boolean | null): "which_unanswered" | "which_waits" | "which_does_not" {
  if (keeps === null) return "which_unanswered";
  return keeps ? "which_waits" : "which_does_not";
}

interface WayProps { name: string; chosen: boolean; about: string; onChoose: () => void; children: JSX.Element | (JSX.Element | string)[] }

function Way({ name, chosen, about, onChoose, children }: WayProps): JSX.Element {
  return (
    <label class={chosen ? "way-of way-chosen" : "way-of"}>
      <input type="radio" name="which" value={name} checked={chosen} onChange={onChoose} />
      <span class="way-name">{children}</span>
      <span class="way-about small soft">{about}</span>
    </label>
  );
}
