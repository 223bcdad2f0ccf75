import "./letters.css";
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { time } from "../../kit/clock";
import { announce } from "../../kit/components/Announcer";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { explain } from "../../kit/explain";
import { left, longestLetter, readable, refusalOf } from "../../timeline/length";
import type { LetterOut, LettersOut } from "../../wire";
import { secondsLeft } from "../countdown";
import type { Thread } from "../desk/thread";
import { Failure } from "../parts/Failure";
import { t } from "../words";
import { Collision } from "./Collision";
import type { Correspondence } from "./correspondence";
import { Enclosures } from "./Enclosures";

/** Seconds for which a letter is held; a clock that ticks once a second may see one more. */
const held = 15;

/** Where a letter is written: to whom, about what, the words, what is under them, and the files that go along. */
export function LetterWriting({ thread }: { thread: Thread }): JSX.Element {
  const { correspondence } = thread;
  const told = correspondence.told.value;
  const text = thread.text("letter");
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const remaining = left(text.value, longestLetter);
  useGrowing(area, text.value);

  const send = async (): Promise<void> => {
    const code = refusalOf(readable(text.value), longestLetter);
    setRefused(code);
    if (code) {
      announce(explain({ code, message: "" }), "urgent");
      area.current?.focus();
    } else if (await correspondence.send()) announce(t("letter_gone"));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void send();
  };

  return (
    <form class="composer post" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {told && <Head told={told} reference={thread.contact.value?.reference ?? ""} />}
      <Readers of={correspondence} />
      {refused && <p class="composer-error" id={`${id}-error`}><Icon name="alert" size={18} />{explain({ code: refused, message: "" })}</p>}
      <label class="visually-hidden" for={id}>{t("letter_body")}</label>
      <textarea id={id} ref={area} class="composer-text post-text" rows={3} dir="auto" value={text.value} placeholder={t("letter_write")}
        aria-invalid={refused !== null} aria-keyshortcuts="Control+Enter" {...(refused ? { "aria-describedby": `${id}-error` } : {})}
        onInput={(event) => { setRefused(null); correspondence.write(event.currentTarget.value); }} onKeyDown={onKeyDown} />
      {told?.signature && <p class="post-signature"><span class="visually-hidden">{t("letter_signature")} </span><span dir="auto">{told.signature}</span></p>}
      {correspondence.newer.value.length === 0 && <Failure title={t("not_done")} refusal={correspondence.sending.refusal.value} />}
      <div class="post-foot">
        <Enclosures of={correspondence} />
        {remaining !== null && <p class={`composer-left ${remaining < 0 ? "composer-over" : ""}`}>{t("letter_left", { n: remaining })}</p>}
        <Held of={correspondence} />
        <Button look="primary" type="submit" icon="send" busy={correspondence.sending.busy.value}>{t("letter_send")}</Button>
      </div>
      <Collision of={correspondence} onBack={() => area.current?.focus()} />
    </form>
  );
}

function Head({ told, reference }: { told: LettersOut; reference: string }): JSX.Element {
  return (
    <dl class="post-head">
      <div><dt>{t("letter_to")}</dt><dd dir="auto">{told.to ?? t("letter_nobody")}</dd></div>
      <div><dt>{t("letter_subject")}</dt><dd dir="auto">{told.subject ?? reference}</dd></div>
    </dl>
  );
}

/** Who else looks at this letter: losable news, said politely. */
function Readers({ of }: { of: Correspondence }): JSX.Element {
  return (
    <p class="post-readers small" role="status">
      {of.readers.value.map(({ who, doing }) => <span key={who.id}><Icon name="person" size={15} />{t(doing === "answering" ? "reader_answers" : "reader_reads", { name: who.name })}</span>)}
    </p>
  );
}

function Held({ of }: { of: Correspondence }): JSX.Element {
  return <>{of.held.value.map((letter) => <Undo key={letter.id} letter={letter} of={of} />)}</>;
}

function Undo({ letter, of }: { letter: LetterOut; of: Correspondence }): JSX.Element {
  const left = Math.min(held, secondsLeft(letter.due_at, time.value));
  return (
    <Button icon="back" busy={of.undoing.busy.value} disabled={left === 0} onClick={() => void of.undo(letter).then((done) => { if (done) announce(t("letter_undone")); })}>
      {t("letter_undo")} <span class="figures" aria-hidden="true">{left}</span>
    </Button>
  );
}

function useGrowing(area: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = "auto";
    area.current.style.height = `${area.current.scrollHeight + 2}px`;
  }, [text]);
}
